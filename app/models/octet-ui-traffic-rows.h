/* octet-ui-traffic-rows.h - a capture's traffic over time as rows, each a round stretch of time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/octet-density.h"

G_BEGIN_DECLS

/**
 * OctetUiTrafficRow: (skip)
 * @first: where it begins, in nanoseconds since 1970
 * @last: its last nanosecond
 * @bucket: its packets
 *
 * A stretch of time with packets in it.
 */
typedef struct
{
  gint64             first;
  gint64             last;
  OctetDensityBucket bucket;
} OctetUiTrafficRow;

#define OCTET_UI_TYPE_TRAFFIC_ROWS (octet_ui_traffic_rows_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiTrafficRows, octet_ui_traffic_rows, OCTET_UI, TRAFFIC_ROWS, GObject)

OctetUiTrafficRows      *octet_ui_traffic_rows_new        (OctetSession       *session)
  G_GNUC_WARN_UNUSED_RESULT;
void                     octet_ui_traffic_rows_set_range  (OctetUiTrafficRows *self,
                                                           gint64              first,
                                                           gint64              last);
const OctetUiTrafficRow *octet_ui_traffic_rows_get        (OctetUiTrafficRows *self,
                                                           guint               position);
guint                    octet_ui_traffic_rows_find       (OctetUiTrafficRows *self,
                                                           gint64              time);
char                    *octet_ui_traffic_rows_write_time (OctetUiTrafficRows *self,
                                                           guint               position)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
