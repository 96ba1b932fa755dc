/* octet-stream-private.h - what the files that make a stream share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-stream.h"

G_BEGIN_DECLS

/* Octets of one packet. */
typedef struct
{
  guint32 packet;
  guint32 position;
  guint32 size;
  GBytes *copy;
} OctetStreamPlace;

/* A segment that came before its turn. */
typedef struct
{
  guint32          seq;
  OctetStreamPlace place;
} OctetStreamWaiting;

typedef struct
{
  OctetAddress address;
  guint16      port;
  gboolean     has_next;
  guint32      next;    /* the sequence number that comes next */
  GArray      *waiting; /* of OctetStreamWaiting, lowest number first */
  GArray      *round_trips; /* of gint64: until the other end had what this one said, ns */
} OctetStreamSide;

struct _OctetStream
{
  OctetStatistic  parent_instance;
  OctetStreamKind kind;
  OctetStreamSide sides[2];
  gboolean        has_ends;
  GArray         *parts; /* of OctetStreamPart */
  gsize           n_copied;
};

/* One TCP header, and the octets behind it. */
typedef struct
{
  guint32          seq;
  guint32          ack;
  guint32          flags;
  gint64           acknowledged; /* how long after what it acknowledges, ns; 0 where not said */
  OctetStreamPlace payload;
} OctetStreamSegment;

enum
{
  OCTET_STREAM_SYN = 0x02,
  OCTET_STREAM_ACK = 0x10,
};

void octet_stream_add_place   (OctetStream            *self,
                               guint                   side,
                               const OctetStreamPlace *place);
void octet_stream_add_segment (OctetStream            *self,
                               guint                   side,
                               guint32                 packet,
                               OctetStreamSegment     *segment);

G_END_DECLS
