/* octet-endpoints.h - who sent and received how much.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-pairs.h"
#include "analysis/octet-statistic.h"

G_BEGIN_DECLS

/* Columns of endpoints. */
enum
{
  OCTET_ENDPOINT_ADDRESS,
  OCTET_ENDPOINT_PORT,
  OCTET_ENDPOINT_PACKETS_SENT,
  OCTET_ENDPOINT_BYTES_SENT,
  OCTET_ENDPOINT_PACKETS_RECEIVED,
  OCTET_ENDPOINT_BYTES_RECEIVED,
};

#define OCTET_TYPE_ENDPOINTS (octet_endpoints_get_type ())
G_DECLARE_FINAL_TYPE (OctetEndpoints, octet_endpoints, OCTET, ENDPOINTS, OctetStatistic)

OctetStatistic *octet_endpoints_new            (OctetFlowLevel        level)
  G_GNUC_WARN_UNUSED_RESULT;
OctetStatistic *octet_endpoints_new_from_flows (OctetFlowLevel        level,
                                                const OctetFlowTable *flows)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
