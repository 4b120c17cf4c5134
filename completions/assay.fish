# fish completion for assay(1)
function __assay_rules
    assay rules 2>/dev/null | tail -n +2 | string replace -r ' .*' ''
end

set -l inputs check read spot facts
complete -c assay -n __fish_use_subcommand -f -a check -d 'say which figures cannot be right'
complete -c assay -n __fish_use_subcommand -f -a read -d 'show what is read'
complete -c assay -n __fish_use_subcommand -f -a spot -d 'show what stands in the text'
complete -c assay -n __fish_use_subcommand -f -a facts -d 'show what the text says: figures, pledges, events, ties, projects'
complete -c assay -n __fish_use_subcommand -f -a rules -d 'list the rules'
complete -c assay -n __fish_use_subcommand -f -a explain -d 'tell what a rule says'
complete -c assay -n __fish_use_subcommand -f -a help -d 'tell about a command'
complete -c assay -n __fish_use_subcommand -l version -d 'the version'
complete -c assay -l help -d 'options and examples'
complete -c assay -n "__fish_seen_subcommand_from $inputs" -l from -x -a 'text html ndjson' -d 'format of the input'
complete -c assay -n "__fish_seen_subcommand_from $inputs" -l kinds -x -a 'document sentence quantity time name quote statement figure event pledge tie project finding' -d 'kinds of records'
complete -c assay -n "__fish_seen_subcommand_from $inputs" -l date -x -d 'day of texts that do not tell theirs'
complete -c assay -n "__fish_seen_subcommand_from $inputs" -l config -r -d settings
complete -c assay -n '__fish_seen_subcommand_from check' -l to -x -a 'terminal ndjson json sarif github gcc' -d 'format of the output'
complete -c assay -n '__fish_seen_subcommand_from read' -l to -x -a 'text table ndjson json csv' -d 'format of the output'
complete -c assay -n '__fish_seen_subcommand_from spot facts' -l to -x -a 'table ndjson json csv' -d 'format of the output'
complete -c assay -n '__fish_seen_subcommand_from check' -l only -x -a '(__assay_rules)' -d 'only this rule'
complete -c assay -n '__fish_seen_subcommand_from check' -l severity -x -a '(__assay_rules)=' -d 'level of a rule'
complete -c assay -n '__fish_seen_subcommand_from check' -l fail-on -x -a 'error warning note' -d 'status 1 from this level on'
complete -c assay -n '__fish_seen_subcommand_from check' -l exit-zero -d 'always status 0'
complete -c assay -n '__fish_seen_subcommand_from check explain facts' -l color -x -a 'auto always never' -d colours
complete -c assay -n '__fish_seen_subcommand_from explain' -f -a '(__assay_rules)' -d rule
complete -c assay -n '__fish_seen_subcommand_from help' -f -a 'check read spot facts rules explain'
