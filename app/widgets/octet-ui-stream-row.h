/* octet-ui-stream-row.h - one part of a followed stream: what one end said without a break.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "session/octet-follow.h"

G_BEGIN_DECLS

/**
 * OctetUiStreamLook: (skip)
 * @mode: how octets become text
 * @wraps: whether long lines are broken
 * @is_revealed: whether passwords are shown
 * @sought: (nullable): a text that is marked
 * @run: the part that the current match is in
 * @nth: which match in that part, from 0
 * @is_tcp: whether the ends are client and server
 *
 * How the parts of a stream are shown.
 */
typedef struct
{
  OctetFollowMode mode;
  gboolean        wraps;
  gboolean        is_revealed;
  char           *sought;
  guint           run;
  guint           nth;
  gboolean        is_tcp;
} OctetUiStreamLook;

#define OCTET_UI_TYPE_STREAM_ROW (octet_ui_stream_row_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiStreamRow, octet_ui_stream_row, OCTET_UI, STREAM_ROW, GtkWidget)

GtkWidget *octet_ui_stream_row_new      (void);
void       octet_ui_stream_row_set_part (OctetUiStreamRow        *self,
                                         OctetFollowPart         *part,
                                         const OctetUiStreamLook *look);

G_END_DECLS
