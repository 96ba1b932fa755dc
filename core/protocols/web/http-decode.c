/* http-decode.c - reads chunk lines (RFC 9112, 7.1) and inflates bodies, within limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/web/http-decode.h"

#include <brotli/decode.h>
#include <string.h>
#include <zlib.h>

#include "protocols/web/http-head.h"

/* A kilobyte of deflate can become a megabyte: a bomb must not eat the machine. 16 MiB
 * is more than any page; larger bodies show their first 16 MiB. */
#define MAX_DECODED (16u << 20)
/* First size of the output. Grows by doubling. */
#define FIRST_SIZE 16384u
/* Hexadecimal digits of a size that fits 60 bits, so that sums cannot overflow. */
#define MAX_SIZE_DIGITS 15

/* The line with the size of the chunk at @at. One without digits says 0, as programs that read
 * numbers leniently take it. FALSE where it is not all there, empty, or too large a number. */
gboolean
http_chunk_read (const guint8 *data,
                 gsize         size,
                 gsize         at,
                 HttpChunk    *ret_chunk)
{
  gsize length = 0, end = 0, n = 0;
  guint n_digits = 0;

  *ret_chunk = (HttpChunk) { at, 0, 0, FALSE };
  if (at < size)
    length = http_line_find (data, size, at, &end);
  /* With its end, a line is longer. */
  if (end == length)
    return FALSE;
  ret_chunk->line_size = end;
  while (n < length && g_ascii_isspace (data[at + n]))
    n++;
  for (; n < length && g_ascii_isxdigit (data[at + n]) && n_digits <= MAX_SIZE_DIGITS; n++)
    {
      guint digit = (guint) g_ascii_xdigit_value ((char) data[at + n]);

      ret_chunk->data_size = ret_chunk->data_size << 4 | digit;
      n_digits += ret_chunk->data_size > 0;
    }
  ret_chunk->is_last = length > 0 && ret_chunk->data_size == 0;
  return length > 0 && n_digits <= MAX_SIZE_DIGITS;
}

/* The trailer behind the last chunk: up to the blank line, and white space is blank enough. */
static gsize
measure_trailer (const guint8 *data,
                 gsize         size,
                 gsize         at,
                 gboolean     *ret_is_complete)
{
  gsize start = at;

  while (at < size)
    {
      gsize end, length = http_line_find (data, size, at, &end), n = 0;

      if (end == length)
        break;
      while (n < length && g_ascii_isspace (data[at + n]))
        n++;
      at += end;
      if (n == length)
        {
          *ret_is_complete = TRUE;
          return at - start;
        }
    }
  return size - start;
}

/* Octets from @at to the end of the chunks and their trailer, or as many as there are. Where a
 * line is no size, they end before it; without a chunk in front of it, all is unreadable. */
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
  /* An unfinished line waits for more. */
  if (chunk.line_size == 0)
    return size - start;
  if (!chunk.is_last)
    {
      *ret_is_complete = TRUE;
      return at > start ? at - start : size - start;
    }
  at += chunk.line_size;
  return at - start + measure_trailer (data, size, at, ret_is_complete);
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
