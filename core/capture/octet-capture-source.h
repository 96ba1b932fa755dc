/* octet-capture-source.h - the octets of a capture file, in order and unpacked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads ahead in big blocks and shows them in place, so that a whole packet costs
 * neither a call nor a copy. What cannot be read twice (packed files, pipes) is
 * written to a nameless temporary file on the way, for random access later.
 */
#pragma once

#include <gio/gio.h>

#include "capture/octet-unpacker.h"

G_BEGIN_DECLS

/* No item of a capture is wanted in one piece beyond this: the largest packet that
 * any link type may hold (128 MiB, see octet_link_type_get_max_size()) and its block. */
#define OCTET_CAPTURE_SOURCE_WANT_MAX ((gsize) 129 << 20)

/**
 * OctetCaptureSource: (skip)
 * @buffer: what was read ahead
 * @start: where in @buffer the next octet stands
 * @end: where @buffer's octets end
 * @offset: the next octet's place in the unpacked file
 */
typedef struct
{
  guint8        *buffer;
  gsize          start;
  gsize          end;
  guint64        offset;

  gsize          allocated;
  int            fd;
  int            spool;           /* the temporary file, or -1 */
  guint64        spool_size;
  gboolean       is_seekable;
  guint64        base;            /* where in fd the capture begins */
  guint64        file_size;       /* of a seekable fd, when it was opened */
  guint64        file_position;   /* raw octets consumed, from base */
  guint8         prefix[16];      /* of a pipe: read to see whether it is packed */
  gsize          prefix_start;
  gsize          prefix_end;
  OctetUnpacker *unpacker;
  OctetCompression compression;
  guint8        *packed;
  gsize          packed_start;
  gsize          packed_end;
  gboolean       has_more;        /* the unpacker filled its room: more may come without input */
  GCancellable  *cancellable;
  GError        *error;           /* the environment failed; stays */
} OctetCaptureSource;

OctetCaptureSource *octet_capture_source_new       (int                  fd,
                                                    GError             **error);
void                octet_capture_source_free      (OctetCaptureSource  *self);
gboolean            octet_capture_source_fill      (OctetCaptureSource  *self,
                                                    gsize                size);
guint64             octet_capture_source_skip      (OctetCaptureSource  *self,
                                                    guint64              size);
int                 octet_capture_source_get_fd    (const OctetCaptureSource *self,
                                                    guint64             *ret_base);

/* Whether the next @size octets are in the buffer, one after another, at
 * octet_capture_source_peek(). FALSE: the input ends before, or self->error. */
static inline gboolean
octet_capture_source_want (OctetCaptureSource *self,
                           gsize               size)
{
  return G_LIKELY (self->end - self->start >= size) || octet_capture_source_fill (self, size);
}

static inline const guint8 *
octet_capture_source_peek (const OctetCaptureSource *self)
{
  return self->buffer + self->start;
}

/* How many octets are in the buffer, after a want that failed: all there are. */
static inline gsize
octet_capture_source_left (const OctetCaptureSource *self)
{
  return self->end - self->start;
}

/* Passes @size octets; they must be in the buffer. */
static inline void
octet_capture_source_pass (OctetCaptureSource *self,
                           gsize               size)
{
  self->start += size;
  self->offset += size;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetCaptureSource, octet_capture_source_free)

G_END_DECLS
