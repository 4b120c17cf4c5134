// The article alone, as plain text: its blocks with an empty line between paragraphs, list items
// and cells on lines of their own. Title, dates and furniture are left out; `assay read --to=table`
// shows them.

#include "output.h"

static bool wanted(uint8_t kind) {
    return kind == AY_BLOCK_BODY || kind == AY_BLOCK_ITEM || kind == AY_BLOCK_HEADING ||
           kind == AY_BLOCK_CELL;
}

static bool tight(uint8_t kind) { return kind == AY_BLOCK_ITEM || kind == AY_BLOCK_CELL; }

static void put_text(ay_writer *w, const ay_report *report) {
    const ay_doc *doc = report->doc;
    const ay_textblock *last = NULL;
    for (uint32_t i = 0; i < doc->n_blocks; i++) {
        const ay_textblock *block = &doc->blocks[i];
        if (!wanted(block->kind)) continue;
        if (last && !(tight(last->kind) && tight(block->kind))) ay_put_char(w->out, '\n');
        else if (!last && w->records) ay_put_char(w->out, '\n'); // between two documents
        ay_put_str(w->out, ay_doc_str(doc, block->span));
        ay_put_char(w->out, '\n');
        last = block;
    }
    if (last) w->records++;
}

const ay_style ay_style_text = {"text", NULL, put_text, NULL};
