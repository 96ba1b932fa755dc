/* octet-ui-byte-view.h - the bytes of a packet as offset, hex and text, tinted by layer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/octet-ui-selection.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_BYTE_VIEW (octet_ui_byte_view_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiByteView, octet_ui_byte_view, OCTET_UI, BYTE_VIEW, GtkWidget)

GtkWidget *octet_ui_byte_view_new           (void);
void       octet_ui_byte_view_set_selection (OctetUiByteView  *self,
                                             OctetUiSelection *selection);
void       octet_ui_byte_view_set_source    (OctetUiByteView  *self,
                                             guint             source);
guint      octet_ui_byte_view_get_source    (OctetUiByteView  *self);
void       octet_ui_byte_view_set_columns   (OctetUiByteView  *self,
                                             guint             columns);
void       octet_ui_byte_view_set_fitting   (OctetUiByteView  *self,
                                             guint             rows);
void       octet_ui_byte_view_set_bits      (OctetUiByteView  *self,
                                             gboolean          is_bits);
void       octet_ui_byte_view_set_ebcdic    (OctetUiByteView  *self,
                                             gboolean          is_ebcdic);

G_END_DECLS
