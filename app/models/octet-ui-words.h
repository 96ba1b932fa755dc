/* octet-ui-words.h - short words for fields where there is little room, and what a flag says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-tree.h"

G_BEGIN_DECLS

/* How short a name must be. */
typedef enum
{
  OCTET_UI_WORDS_FULL,   /* "Header length" */
  OCTET_UI_WORDS_WORD,   /* "Length" */
  OCTET_UI_WORDS_LETTERS, /* "Len" */
  OCTET_UI_WORDS_LETTER, /* "L" */
} OctetUiWords;

char     *octet_ui_words_get_name   (const OctetTree *tree,
                                     const OctetNode *node,
                                     OctetUiWords     words) G_GNUC_WARN_UNUSED_RESULT;
char     *octet_ui_words_get_flag   (const OctetNode *node) G_GNUC_WARN_UNUSED_RESULT;
char     *octet_ui_words_get_phrase (const OctetTree *tree,
                                     const OctetNode *node) G_GNUC_WARN_UNUSED_RESULT;
char     *octet_ui_words_get_meaning (const OctetField *field) G_GNUC_WARN_UNUSED_RESULT;
char     *octet_ui_words_write_flags (const OctetTree *tree,
                                      const OctetNode *node) G_GNUC_WARN_UNUSED_RESULT;
gboolean  octet_ui_words_is_flag    (const OctetNode *node);

G_END_DECLS
