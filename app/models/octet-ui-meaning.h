/* octet-ui-meaning.h - what the value of a field means in this packet, in a sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-tree.h"

G_BEGIN_DECLS

char *octet_ui_meaning_write (const OctetTree *tree,
                              const OctetNode *node,
                              const char      *color) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
