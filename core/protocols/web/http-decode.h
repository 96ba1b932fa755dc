/* http-decode.h - undoes what HTTP does to bodies: chunks, gzip, deflate, brotli.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HttpChunk: (skip)
 * @at: where the line with the size starts
 * @line_size: octets of that line, line end included
 * @data_size: octets of the piece, as the line says
 * @is_last: its size is 0
 */
typedef struct
{
  gsize    at;
  gsize    line_size;
  guint64  data_size;
  gboolean is_last;
} HttpChunk;

gboolean http_chunk_read     (const guint8 *data,
                              gsize         size,
                              gsize         at,
                              HttpChunk    *ret_chunk);
gsize    http_chunks_measure (const guint8 *data,
                              gsize         size,
                              gsize         at,
                              gboolean     *ret_is_complete);
GBytes  *http_decode         (const char   *encoding,
                              const guint8 *data,
                              gsize         size);

G_END_DECLS
