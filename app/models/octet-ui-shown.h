/* octet-ui-shown.h - which packets of a capture are shown: what filter and time span let pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One for each capture; octet_ui_selection_get_shown() has it. All of it belongs to the main
 * thread. A filter runs in a thread of its own, and what it has found so far is shown.
 */
#pragma once

#include "filter/octet-filter.h"
#include "models/octet-ui-places.h"
#include "packets/octet-bitset.h"
#include "session/octet-packet-order.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

/* What octet_ui_shown_get_position() answers for a packet that is not shown; the same as
 * GTK_INVALID_LIST_POSITION. */
#define OCTET_UI_NOT_SHOWN G_MAXUINT

#define OCTET_UI_TYPE_SHOWN (octet_ui_shown_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiShown, octet_ui_shown, OCTET_UI, SHOWN, GObject)

OctetUiShown *octet_ui_shown_new            (OctetSession *session) G_GNUC_WARN_UNUSED_RESULT;
OctetSession *octet_ui_shown_get_session    (OctetUiShown *self);

gboolean      octet_ui_shown_set_filter     (OctetUiShown *self,
                                             const char   *text,
                                             GError      **error);
void          octet_ui_shown_take_filter    (OctetUiShown *self,
                                             OctetFilter  *filter);
const char   *octet_ui_shown_get_filter     (OctetUiShown *self);
OctetFilter  *octet_ui_shown_get_parsed     (OctetUiShown *self);
void          octet_ui_shown_set_span       (OctetUiShown *self,
                                             gint64        first,
                                             gint64        last);
void          octet_ui_shown_clear_span     (OctetUiShown *self);
gboolean      octet_ui_shown_get_span       (OctetUiShown *self,
                                             gint64       *ret_first,
                                             gint64       *ret_last);
void          octet_ui_shown_set_order      (OctetUiShown *self,
                                             OctetOrderKey key,
                                             gboolean      is_descending);
void          octet_ui_shown_set_field_order
                                            (OctetUiShown *self,
                                             const char   *field,
                                             gboolean      is_descending);
OctetOrderKey octet_ui_shown_get_order      (OctetUiShown *self,
                                             gboolean     *ret_is_descending);
const char   *octet_ui_shown_get_order_field
                                            (OctetUiShown *self);
gboolean      octet_ui_shown_is_sorting     (OctetUiShown *self);
double        octet_ui_shown_get_sort_progress
                                            (OctetUiShown *self);
gboolean      octet_ui_shown_is_limited     (OctetUiShown *self);

gboolean      octet_ui_shown_is_finding     (OctetUiShown *self);
gboolean      octet_ui_shown_was_stopped    (OctetUiShown *self);
guint         octet_ui_shown_get_n_decided  (OctetUiShown *self);
void          octet_ui_shown_stop           (OctetUiShown *self);

guint         octet_ui_shown_get_n_shown    (OctetUiShown *self);
guint         octet_ui_shown_get_generation (OctetUiShown *self);
void          octet_ui_shown_get_places     (OctetUiShown  *self,
                                             OctetUiPlaces *places);
guint32       octet_ui_shown_get_packet     (OctetUiShown *self,
                                             guint         position);
guint         octet_ui_shown_get_position   (OctetUiShown *self,
                                             guint32       packet);
guint32       octet_ui_shown_get_nearest    (OctetUiShown *self,
                                             guint32       packet);
gboolean      octet_ui_shown_is_decided     (OctetUiShown *self,
                                             guint32       packet);
OctetBitset  *octet_ui_shown_get_bitset     (OctetUiShown *self);
guint32       octet_ui_shown_get_before     (OctetUiShown *self,
                                             guint32       packet);

G_END_DECLS
