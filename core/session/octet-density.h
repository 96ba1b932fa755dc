/* octet-density.h - how a session's packets lie in time, by layer, counted by a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-protocol.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

#define OCTET_DENSITY_N_LEVELS (OCTET_LEVEL_PAYLOAD + 1)

/**
 * OctetDensityBucket: (skip)
 * @packets: packets by the #OctetLevel of their innermost protocol that is not bare data
 * @findings: packets with a note, a warning, an error
 *
 * The packets of one stretch of time.
 */
typedef struct
{
  guint32 packets[OCTET_DENSITY_N_LEVELS];
  guint32 findings[3];
} OctetDensityBucket;

/**
 * OctetDensityData: (skip)
 * @first: where the first bucket begins, in nanoseconds since 1970
 * @width: nanoseconds that a bucket is long, at least 1
 * @n_buckets: how many there are
 * @buckets: (array length=n_buckets): they
 * @n_packets: packets that were looked at
 * @low: time of the earliest packet among them; %G_MAXINT64 where none states one
 * @high: time of the latest
 *
 * A count as it stood at one moment. It never changes.
 */
typedef struct
{
  gint64              first;
  gint64              width;
  guint               n_buckets;
  OctetDensityBucket *buckets;
  guint32             n_packets;
  gint64              low;
  gint64              high;
} OctetDensityData;

#define OCTET_TYPE_DENSITY (octet_density_get_type ())
G_DECLARE_FINAL_TYPE (OctetDensity, octet_density, OCTET, DENSITY, GObject)

OctetDensity           *octet_density_new        (OctetSession *session)
  G_GNUC_WARN_UNUSED_RESULT;
void                    octet_density_set_range  (OctetDensity *self,
                                                  gint64        first,
                                                  gint64        last,
                                                  guint         n_buckets);
const OctetDensityData *octet_density_get_data   (OctetDensity *self);
guint32                 octet_density_get_total  (const OctetDensityBucket *bucket);

G_END_DECLS
