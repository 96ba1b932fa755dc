/* octet-response-times.h - how long answers take: ICMP echo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-statistic.h"

G_BEGIN_DECLS

/* Its columns; there is one row. */
enum
{
  OCTET_RESPONSES_REQUESTS,
  OCTET_RESPONSES_REPLIES,
  OCTET_RESPONSES_LOST,
  OCTET_RESPONSES_MINIMUM,
  OCTET_RESPONSES_MAXIMUM,
  OCTET_RESPONSES_MEAN,
  OCTET_RESPONSES_MEDIAN,
  OCTET_RESPONSES_DEVIATION,
  OCTET_RESPONSES_MINIMUM_PACKET,
  OCTET_RESPONSES_MAXIMUM_PACKET,
};

#define OCTET_TYPE_RESPONSE_TIMES (octet_response_times_get_type ())
G_DECLARE_FINAL_TYPE (OctetResponseTimes, octet_response_times, OCTET, RESPONSE_TIMES,
                      OctetStatistic)

OctetStatistic *octet_response_times_new (gboolean is_v6) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
