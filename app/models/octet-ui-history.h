/* octet-ui-history.h - the places that were looked at, to go back to and forward again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "models/octet-ui-node-path.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * OctetUiPlace: (skip)
 * @page: what is shown: the name of a page, or the target of "win.follow" behind "follow:"
 * @packet: the selected packet, 0 for none
 * @row: its place in the list, %G_MAXUINT where it is not shown
 * @filter: (nullable): the filter that is applied
 * @field: the selected field
 *
 * Where in a capture somebody is.
 */
typedef struct
{
  char            *page;
  guint32          packet;
  guint            row;
  char            *filter;
  OctetUiNodePath  field;
} OctetUiPlace;

#define OCTET_UI_TYPE_HISTORY (octet_ui_history_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiHistory, octet_ui_history, OCTET_UI, HISTORY, GObject)

OctetUiHistory     *octet_ui_history_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void                octet_ui_history_visit  (OctetUiHistory     *self,
                                             const OctetUiPlace *place);
gboolean            octet_ui_history_can_go (OctetUiHistory     *self,
                                             int                 step);
const OctetUiPlace *octet_ui_history_go     (OctetUiHistory     *self,
                                             int                 step);

G_END_DECLS
