/* octet-experts.h - everything noteworthy in a capture, the same things counted together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-statistic.h"

G_BEGIN_DECLS

/* Its columns. */
enum
{
  OCTET_EXPERT_SEVERITY,
  OCTET_EXPERT_GROUP,
  OCTET_EXPERT_PROTOCOL,
  OCTET_EXPERT_MESSAGE,
  OCTET_EXPERT_COUNT,
  OCTET_EXPERT_FIRST_PACKET,
  OCTET_EXPERT_LAST_PACKET,
};

#define OCTET_TYPE_EXPERTS (octet_experts_get_type ())
G_DECLARE_FINAL_TYPE (OctetExperts, octet_experts, OCTET, EXPERTS, OctetStatistic)

OctetStatistic *octet_experts_new (OctetNoteSeverity least) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
