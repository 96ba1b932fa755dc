/* octet-ui-node-text.h - a field's name and value as two texts, for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-tree.h"

G_BEGIN_DECLS

char                *octet_ui_node_get_name  (const OctetTree *tree,
                                              const OctetNode *node) G_GNUC_WARN_UNUSED_RESULT;
char                *octet_ui_node_get_value (const OctetTree *tree,
                                              const OctetNode *node) G_GNUC_WARN_UNUSED_RESULT;
char                *octet_ui_node_get_place (const OctetTree *tree,
                                              const OctetNode *node) G_GNUC_WARN_UNUSED_RESULT;
char                *octet_ui_node_get_filter (const OctetTree *tree,
                                               const OctetNode *node) G_GNUC_WARN_UNUSED_RESULT;
char                *octet_ui_node_copy      (const OctetTree *tree,
                                              const OctetNode *node,
                                              const char      *form) G_GNUC_WARN_UNUSED_RESULT;
const OctetProtocol *octet_ui_node_get_protocol (const OctetTree *tree,
                                                 const OctetNode *node);
char                *octet_ui_node_get_reference (const OctetProtocol *protocol)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean             octet_ui_node_get_bits  (const OctetTree *tree,
                                              const OctetNode *node,
                                              guint64         *ret_first,
                                              guint64         *ret_end);
guint32              octet_ui_node_find_number
                                             (const OctetTree *tree,
                                              const char      *key);
guint32              octet_ui_node_find_flagged
                                             (const OctetTree *tree,
                                              guint            flags);

G_END_DECLS
