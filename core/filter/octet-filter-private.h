/* octet-filter-private.h - the inside of a filter, for its plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter.h"

G_BEGIN_DECLS

struct _OctetFilter
{
  gatomicrefcount  ref_count;
  OctetRegistry   *registry;
  char            *text;
  OctetFilterNode *root; /* NULL lets everything pass */
  OctetWanted     *wanted;
  gboolean         uses_flow;
  gboolean         uses_direction; /* which end of its flow sent a packet */
  gboolean         uses_record;
  gboolean         uses_octets;
  gboolean         uses_displayed; /* when the packet that passed before came */
};

G_END_DECLS
