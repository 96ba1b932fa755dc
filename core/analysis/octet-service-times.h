/* octet-service-times.h - how long services take to answer, by what was asked of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-statistic.h"
#include "dissect/octet-registry.h"

G_BEGIN_DECLS

/* Its columns; a row is what was asked for, or a service where all of them are counted. */
enum
{
  OCTET_SERVICE_TIMES_NAME,
  OCTET_SERVICE_TIMES_NUMBER,
  OCTET_SERVICE_TIMES_VERSION, /* of an RPC program, else nothing */
  OCTET_SERVICE_TIMES_CALLS,
  OCTET_SERVICE_TIMES_MINIMUM,
  OCTET_SERVICE_TIMES_MAXIMUM,
  OCTET_SERVICE_TIMES_MEAN,
  OCTET_SERVICE_TIMES_SUM,
  OCTET_SERVICE_TIMES_FASTEST, /* packets that answer */
  OCTET_SERVICE_TIMES_SLOWEST,
};

#define OCTET_TYPE_SERVICE_TIMES (octet_service_times_get_type ())
G_DECLARE_FINAL_TYPE (OctetServiceTimes, octet_service_times, OCTET, SERVICE_TIMES, OctetStatistic)

OctetStatistic *octet_service_times_new           (void) G_GNUC_WARN_UNUSED_RESULT;
OctetStatistic *octet_service_times_new_of        (const char        *service)
  G_GNUC_WARN_UNUSED_RESULT;
OctetStatistic *octet_service_times_new_of_program (OctetRegistry    *registry,
                                                   guint              program,
                                                   guint              version)
  G_GNUC_WARN_UNUSED_RESULT;
const char     *octet_service_times_get_key       (OctetServiceTimes *self);

G_END_DECLS
