/* octet-ui-field-list.h - the visible rows of the field tree: a flat model that opens and closes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_FIELD_ITEM (octet_ui_field_item_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFieldItem, octet_ui_field_item, OCTET_UI, FIELD_ITEM, GObject)

guint32 octet_ui_field_item_get_node (OctetUiFieldItem *self);

#define OCTET_UI_TYPE_FIELD_LIST (octet_ui_field_list_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFieldList, octet_ui_field_list, OCTET_UI, FIELD_LIST, GObject)

OctetUiFieldList      *octet_ui_field_list_new      (OctetUiSelection *selection)
  G_GNUC_WARN_UNUSED_RESULT;
const OctetUiFieldRow *octet_ui_field_list_get_row  (OctetUiFieldList *self,
                                                     guint             position);
void                   octet_ui_field_list_set_open (OctetUiFieldList *self,
                                                     guint             position,
                                                     gboolean          is_open);
void                   octet_ui_field_list_set_all  (OctetUiFieldList *self,
                                                     guint             position,
                                                     gboolean          is_open);
guint                  octet_ui_field_list_reveal   (OctetUiFieldList *self,
                                                     guint32           node);
guint                  octet_ui_field_list_find     (OctetUiFieldList *self,
                                                     guint32           node);

G_END_DECLS
