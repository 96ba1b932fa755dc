/* octet-ui-filter-reader.h - reads a filter while it is written, in a thread of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "models/octet-ui-filter-look.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

#define OCTET_UI_TYPE_FILTER_READER (octet_ui_filter_reader_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiFilterReader, octet_ui_filter_reader, OCTET_UI, FILTER_READER, GObject)

OctetUiFilterReader     *octet_ui_filter_reader_new      (OctetSession        *session)
  G_GNUC_WARN_UNUSED_RESULT;
void                     octet_ui_filter_reader_ask      (OctetUiFilterReader *self,
                                                          const char          *text,
                                                          guint                position);
const OctetUiFilterLook *octet_ui_filter_reader_get_look (OctetUiFilterReader *self);
gboolean                 octet_ui_filter_reader_is_busy  (OctetUiFilterReader *self);

G_END_DECLS
