/* octet-timeline.h - packets and octets by time, for one or more filters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-statistic.h"

G_BEGIN_DECLS

/* Its columns; there is a row for each bucket of each filter, bucket by bucket. */
enum
{
  OCTET_TIMELINE_START,
  OCTET_TIMELINE_END,
  OCTET_TIMELINE_FILTER,
  OCTET_TIMELINE_FRAMES,
  OCTET_TIMELINE_BYTES,
};

#define OCTET_TYPE_TIMELINE (octet_timeline_get_type ())
G_DECLARE_FINAL_TYPE (OctetTimeline, octet_timeline, OCTET, TIMELINE, OctetStatistic)

OctetStatistic *octet_timeline_new          (gint64         interval,
                                             guint          n_filters)
  G_GNUC_WARN_UNUSED_RESULT;
guint           octet_timeline_get_n_filters (OctetTimeline *self);

G_END_DECLS
