# bash completion for assay(1)
_assay()
{
    local cur prev command i
    COMPREPLY=()
    cur=${COMP_WORDS[COMP_CWORD]}
    prev=${COMP_WORDS[COMP_CWORD - 1]}
    if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD - 2]}; fi
    command=
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ ${COMP_WORDS[i]} != -* ]]; then command=${COMP_WORDS[i]}; break; fi
    done
    if [[ -z $command ]]; then
        mapfile -t COMPREPLY < <(compgen -W "check read spot facts rules explain help --help --version" -- "$cur")
        return
    fi
    local inputs="--from --to --kinds --date --config --help" words=
    case $prev in
    --from) words="text html ndjson" ;;
    --to)
        case $command in
        check) words="terminal ndjson json sarif github gcc" ;;
        read) words="text table ndjson json csv" ;;
        *) words="table ndjson json csv" ;;
        esac ;;
    --kinds) words="document sentence quantity time name quote statement figure event pledge tie project finding" ;;
    --fail-on) words="error warning note" ;;
    --color) words="auto always never" ;;
    --only | --severity) words=$(assay rules 2>/dev/null | tail -n +2 | cut -d ' ' -f 1) ;;
    --config) mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    --date) return ;;
    esac
    if [[ -z $words && $cur == -* ]]; then
        case $command in
        check) words="$inputs --only --severity --fail-on --exit-zero --color" ;;
        facts) words="$inputs --color" ;;
        read | spot) words=$inputs ;;
        explain) words="--color --help" ;;
        *) words="--help" ;;
        esac
    elif [[ -z $words ]]; then
        case $command in
        explain) words=$(assay rules 2>/dev/null | tail -n +2 | cut -d ' ' -f 1) ;;
        help) words="check read spot facts rules explain" ;;
        rules) return ;;
        *) mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
        esac
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}
complete -o filenames -F _assay assay
