/* octet-follow-private.h - what the followed stream, its parts and its workers share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/octet-follow.h"
#include "session/octet-survey.h"

G_BEGIN_DECLS

/* Pieces that one run puts together: a terminal session sends an octet a packet, and a row
 * must not cost thousands of reads. */
#define OCTET_FOLLOW_MAX_PIECES 256u

/**
 * OctetFollowRun: (skip)
 * @first: its first part of the stream
 * @n_pieces: how many parts of the stream it is
 * @size: octets; 0 for a gap
 * @missing: for a gap: octets that are not in the capture
 * @offset: octets that the same end sent before
 * @side: who sent it
 *
 * What one end sent without a break, at most %OCTET_STREAM_MAX_PART octets of it.
 */
typedef struct
{
  guint   first;
  guint   n_pieces;
  guint32 size;
  guint32 missing;
  guint64 offset;
  guint8  side;
} OctetFollowRun;

struct _OctetFollow
{
  GObject          parent_instance;
  OctetSession    *session;
  OctetSurvey     *survey;
  OctetStream     *stream;
  OctetFilter     *filter;
  guint            number;
  OctetFollowSides sides;
  guint            n_parts;      /* parts of the stream that are in runs */
  GArray          *runs;         /* OctetFollowRun, of both sides */
  GArray          *shown;        /* guint: runs of the side that is shown alone */
  guint64          bytes[2];
  guint64          missing[2];
  guint            n_runs[2];
  gboolean         is_finished;
  OctetPacketBytes packet_bytes; /* the main thread's */
};

gboolean         octet_follow_read_run (OctetStream          *stream,
                                        OctetPacketStore     *store,
                                        const OctetFollowRun *run,
                                        OctetPacketBytes     *packet_bytes,
                                        GByteArray           *bytes,
                                        GError              **error);
gboolean         octet_follow_is_shown (OctetFollowSides      sides,
                                        const OctetFollowRun *run);
void             octet_follow_format   (OctetFollowMode       mode,
                                        const guint8         *data,
                                        gsize                 size,
                                        guint64               offset,
                                        GString              *out);
OctetFollowPart *octet_follow_part_new (OctetFollow          *follow,
                                        guint                 run);

G_END_DECLS
