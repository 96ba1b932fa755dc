/* octet-ui-diff-list.h - two packets side by side: a row for each field, and what differs in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "analysis/octet-tree-diff.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

/* A packet of a capture that is open. */
typedef struct
{
  OctetSession *session;
  guint32       number;
} OctetUiDiffSide;

#define OCTET_UI_TYPE_DIFF_ITEM (octet_ui_diff_item_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiDiffItem, octet_ui_diff_item, OCTET_UI, DIFF_ITEM, GObject)

const OctetDiffRow *octet_ui_diff_item_get_row    (OctetUiDiffItem *self);
char               *octet_ui_diff_item_dup_name   (OctetUiDiffItem *self);
const OctetProtocol
                   *octet_ui_diff_item_get_protocol
                                                  (OctetUiDiffItem *self);
char               *octet_ui_diff_item_dup_value  (OctetUiDiffItem *self,
                                                   gboolean         is_b);
char               *octet_ui_diff_item_dup_markup (OctetUiDiffItem *self,
                                                   gboolean         is_b);
char               *octet_ui_diff_item_dup_sign   (OctetUiDiffItem *self);

#define OCTET_UI_TYPE_DIFF_LIST (octet_ui_diff_list_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiDiffList, octet_ui_diff_list, OCTET_UI, DIFF_LIST, GObject)

OctetUiDiffList *octet_ui_diff_list_new             (const OctetUiDiffSide *a,
                                                     const OctetUiDiffSide *b,
                                                     GError               **error)
  G_GNUC_WARN_UNUSED_RESULT;
void             octet_ui_diff_list_set_show_same   (OctetUiDiffList *self,
                                                     gboolean         show_same);
guint            octet_ui_diff_list_get_n_different (OctetUiDiffList *self);

G_END_DECLS
