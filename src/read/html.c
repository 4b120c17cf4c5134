#include "page.h"
void ay_html_read(ay_page *page) { ay_plain_read(page); }
