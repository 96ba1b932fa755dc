/* octet-filter-seen.h - values that occur in a capture, for whoever writes a filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-registry.h"
#include "flows/octet-state.h"

G_BEGIN_DECLS

/**
 * OctetFilterSeenValue: (skip)
 * @text: as a filter writes it
 * @packets: how many packets have it, about
 */
typedef struct
{
  char   *text;
  guint64 packets;
} OctetFilterSeenValue;

typedef struct _OctetFilterSeen OctetFilterSeen;

OctetFilterSeen *octet_filter_seen_new          (const OctetRegistry *registry,
                                                 const OctetState    *state);
void             octet_filter_seen_free         (OctetFilterSeen *self);
gboolean         octet_filter_seen_has_protocol (const OctetFilterSeen *self,
                                                 const char            *key);
const GArray    *octet_filter_seen_get_values   (const OctetFilterSeen *self,
                                                 const char            *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetFilterSeen, octet_filter_seen_free)

G_END_DECLS
