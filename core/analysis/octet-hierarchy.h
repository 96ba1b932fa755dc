/* octet-hierarchy.h - which protocols stand inside which, and how many packets have them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-statistic.h"

G_BEGIN_DECLS

/* Its columns. */
enum
{
  OCTET_HIERARCHY_PROTOCOL,
  OCTET_HIERARCHY_DEPTH,
  OCTET_HIERARCHY_FRAMES,
  OCTET_HIERARCHY_BYTES,
};

#define OCTET_TYPE_HIERARCHY (octet_hierarchy_get_type ())
G_DECLARE_FINAL_TYPE (OctetHierarchy, octet_hierarchy, OCTET, HIERARCHY, OctetStatistic)

OctetStatistic *octet_hierarchy_new (const OctetRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
