/* http-decode.c - reads chunk lines (RFC 9112, 7.1) and inflates bodies, within limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/web/http-decode.h"

#include <brotli/decode.h>
#include <string.h>
#include <zlib.h>

/* A kilobyte of deflate can become a megabyte: a bomb must not eat the machine. 16 MiB
 * is more than any page; larger bodies show their first 16 MiB. */
#define MAX_DECODED (16u << 20)
/* First size of the output. Grows by doubling. */
#define FIRST_SIZE 16384u
/* Hexadecimal digits of a size that fits 60 bits, so that sums cannot overflow. */
#define MAX_SIZE_DIGITS 15

/* The line with the size of the chunk at @at. FALSE where it is not all there or is no size. */
gboolean
http_chunk_read (const guint8 *data,
                 gsize         size,
                 gsize         at,
                 HttpChunk    *ret_chunk)
{
  const guint8 *end = at < size ? memchr (data + at, '\n', size - at) : NULL;
  guint n_digits = 0;

  *ret_chunk = (HttpChunk) { at, 0, 0, FALSE };
  if (end == NULL)
    return FALSE;
  ret_chunk->line_size = (gsize) (end - data) - at + 1;
  while (g_ascii_isxdigit (data[at + n_digits]) && n_digits <= MAX_SIZE_DIGITS)
    {
      guint digit = (guint) g_ascii_xdigit_value ((char) data[at + n_digits]);

      ret_chunk->data_size = ret_chunk->data_size << 4 | digit;
      n_digits++;
    }
  ret_chunk->is_last = n_digits > 0 && ret_chunk->data_size == 0;
  return n_digits > 0 && n_digits <= MAX_SIZE_DIGITS;
}

/* Octets from @at to the end of the chunks and their trailer, or as many as there are. */
gsize
http_chunks_measure (const guint8 *data,
                     gsize         size,
                     gsize         at,
                     gboolean     *ret_is_complete)
{
  gsize start = at;
  HttpChunk chunk;

  *ret_is_complete = FALSE;
  while (http_chunk_read (data, size, at, &chunk) && !chunk.is_last)
    {
      at += chunk.line_size;
      if (chunk.data_size + 2 > size - at)
        return size - start;
      at += (gsize) chunk.data_size + 2;
    }
  if (!chunk.is_last || chunk.line_size == 0)
    {
      /* A broken size ends what can be framed; an unfinished line waits for more. */
      *ret_is_complete = chunk.line_size > 0;
      return size - start;
    }
  at += chunk.line_size;
  while (at < size)
    {
      const guint8 *end = memchr (data + at, '\n', size - at);
      gsize length = end != NULL ? (gsize) (end - data) - at : 0;

      if (end == NULL)
        break;
      at += length + 1;
      if (length == 0 || (length == 1 && data[at - 2] == '\r'))
        {
          *ret_is_complete = TRUE;
          return at - start;
        }
    }
  return size - start;
}

/* @window_bits: zlib's: 15 + 32 finds gzip or zlib headers by itself, -15 has none. */
static GBytes *
inflate_all (const guint8 *data,
             gsize         size,
             int           window_bits)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  z_stream stream = { 0 };
  int result = Z_OK;

  if (inflateInit2 (&stream, window_bits) != Z_OK)
    return NULL;
  stream.next_in = (guint8 *) data;
  stream.avail_in = (guint) MIN (size, G_MAXUINT);
  while (result == Z_OK && out->len < MAX_DECODED)
    {
      guint before = out->len;

      g_byte_array_set_size (out, before + MAX (before, FIRST_SIZE));
      stream.next_out = out->data + before;
      stream.avail_out = out->len - before;
      result = inflate (&stream, Z_NO_FLUSH);
      g_byte_array_set_size (out, out->len - stream.avail_out);
      if (stream.avail_in == 0 && stream.avail_out > 0)
        break;
    }
  inflateEnd (&stream);
  if (out->len == 0 || (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static GBytes *
decode_brotli (const guint8 *data,
               gsize         size)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  BrotliDecoderState *state = BrotliDecoderCreateInstance (NULL, NULL, NULL);
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;

  if (state == NULL)
    return NULL;
  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out->len < MAX_DECODED)
    {
      guint before = out->len;
      guint8 *next;
      size_t room;

      g_byte_array_set_size (out, before + MAX (before, FIRST_SIZE));
      next = out->data + before;
      room = out->len - before;
      result = BrotliDecoderDecompressStream (state, &size, &data, &room, &next, NULL);
      g_byte_array_set_size (out, out->len - (guint) room);
    }
  BrotliDecoderDestroyInstance (state);
  if (result == BROTLI_DECODER_RESULT_ERROR || out->len == 0)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* Undoes the content encoding @encoding, lower case. "deflate" means zlib's format, but
 * many servers send it without the header (RFC 9110, 8.4.1.2).
 *
 * Returns: (transfer full) (nullable): the body, %NULL where it cannot be decoded
 */
GBytes *
http_decode (const char   *encoding,
             const guint8 *data,
             gsize         size)
{
  GBytes *bytes = NULL;

  if (strcmp (encoding, "br") == 0)
    return decode_brotli (data, size);
  if (strcmp (encoding, "gzip") != 0 && strcmp (encoding, "x-gzip") != 0 &&
      strcmp (encoding, "deflate") != 0 && strcmp (encoding, "x-deflate") != 0)
    return NULL;
  bytes = inflate_all (data, size, 15 + 32);
  if (bytes == NULL)
    bytes = inflate_all (data, size, -15);
  return bytes;
}
