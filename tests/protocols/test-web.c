/* test-web.c - HTTP heads, chunks and bodies, and DER, against lengths that lie.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>
#include <zlib.h>

#include "dissect/octet-dissector.h"
#include "protocols/octet-protocols.h"
#include "protocols/security/der.h"
#include "protocols/web/http-decode.h"
#include "protocols/web/http-head.h"

/* In a block of exactly its size, so that the address sanitizer sees a read past the end. */
static guint8 *
copy (const char *text,
      gsize      size)
{
  return g_memdup2 (text, MAX (size, 1));
}

static void
test_heads (void)
{
  static const struct
  {
    const char *text;
    HttpKind    kind;
    gsize       size;
    gboolean    is_complete;
    gboolean    has_length;
    guint64     length;
    gboolean    is_chunked;
  } cases[] = {
    { "GET / HTTP/1.1\r\nHost: a\r\n\r\n", HTTP_KIND_REQUEST, 27, TRUE, FALSE, 0, FALSE },
    { "GET / HTTP/1.1\nHost: a\n\nx", HTTP_KIND_REQUEST, 24, TRUE, FALSE, 0, FALSE },
    { "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", HTTP_KIND_RESPONSE, 38, TRUE, TRUE, 5,
      FALSE },
    { "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", HTTP_KIND_RESPONSE, 39, TRUE, FALSE, 0,
      FALSE },
    { "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n", HTTP_KIND_RESPONSE, 57,
      TRUE, FALSE, 0, FALSE },
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n", HTTP_KIND_RESPONSE, 47, TRUE, FALSE,
      0, TRUE },
    { "HTTP/1.1 200 OK\r\nContent-Len", HTTP_KIND_RESPONSE, 28, FALSE, FALSE, 0, FALSE },
    /* A line may end by CR alone; a CR in the last octet may still get its LF. */
    { "HTTP/1.1 200 OK\rContent-Length: 5\r\n\r\n", HTTP_KIND_RESPONSE, 37, TRUE, TRUE, 5, FALSE },
    { "HTTP/1.1 200 OK\r\n\r\rx", HTTP_KIND_RESPONSE, 18, TRUE, FALSE, 0, FALSE },
    { "HTTP/1.1 200 OK\r\n\r", HTTP_KIND_RESPONSE, 18, FALSE, FALSE, 0, FALSE },
    { "HTTP/1.1 200 OK\r\nContent-Length: 34 68\r\n\r\n", HTTP_KIND_RESPONSE, 42, TRUE, TRUE, 34,
      FALSE },
    /* A method that nobody knows is not read, as with tshark. */
    { "QUERY / HTTP/1.1\r\n\r\n", HTTP_KIND_OTHER, 0, FALSE, FALSE, 0, FALSE },
    { "hello there general", HTTP_KIND_OTHER, 0, FALSE, FALSE, 0, FALSE },
    { "HTTP/1.1", HTTP_KIND_RESPONSE, 8, FALSE, FALSE, 0, FALSE },
    { "", HTTP_KIND_OTHER, 0, FALSE, FALSE, 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize size = strlen (cases[i].text);
      g_autofree guint8 *data = copy (cases[i].text, size);
      HttpHead head;

      http_head_scan (data, size, FALSE, &head);
      g_assert_cmpint (head.kind, ==, cases[i].kind);
      g_assert_cmpint (head.is_complete, ==, cases[i].is_complete);
      if (cases[i].is_complete)
        g_assert_cmpuint (head.size, ==, cases[i].size);
      g_assert_cmpint (head.has_length, ==, cases[i].has_length);
      if (cases[i].has_length)
        g_assert_cmpuint (head.length, ==, cases[i].length);
      g_assert_cmpint (head.is_chunked, ==, cases[i].is_chunked);
    }
}

/* Who looks for the end passes over a line that is no header line; who shows it stops there. */
static void
test_odd_lines (void)
{
  const char *text = "HTTP/1.1 200 OK\r\nA: one\r\nodd\r\nContent-Length: 5\r\n\r\n";
  gsize size = strlen (text);
  g_autofree guint8 *data = copy (text, size);
  HttpHead head;

  http_head_scan (data, size, FALSE, &head);
  g_assert_cmpuint (head.size, ==, size);
  g_assert_cmpuint (head.odd_at, ==, 25);
  g_assert_true (head.has_length);
  http_head_scan (data, size, TRUE, &head);
  g_assert_cmpuint (head.size, ==, 25);
  g_assert_false (head.has_length);
}

/* A line that begins with a blank belongs to none before it: it is a header line of its own where
 * it has a colon, and none where it has not. */
static void
test_folding (void)
{
  const char *text = "A: one\r\n two: 2\r\n\tthree\r\nB: four\r\n\r\n";
  gsize size = strlen (text);
  g_autofree guint8 *data = copy (text, size);
  HttpLine line;

  g_assert_true (http_head_next_line (data, size, 0, &line));
  g_assert_cmpuint (line.line.size, ==, 8);
  g_assert_true (http_span_is (data, line.name, "a"));
  g_assert_true (http_span_is (data, line.value, "one"));
  g_assert_true (http_head_next_line (data, size, 8, &line));
  g_assert_true (http_span_is (data, line.name, " two"));
  g_assert_true (http_span_is (data, line.value, "2"));
  g_assert_false (http_head_next_line (data, size, 17, &line));
  g_assert_cmpuint (line.line.size, ==, 8);
  g_assert_true (http_head_next_line (data, size, 25, &line));
  g_assert_true (http_span_is (data, line.value, "four"));
  g_assert_false (http_head_next_line (data, size, 34, &line));
}

static void
test_chunks (void)
{
  static const struct
  {
    const char *text;
    gsize       size;
    gboolean    is_complete;
  } cases[] = {
    { "5\r\nhello\r\n0\r\n\r\nGET", 15, TRUE },
    { "5;name=value\r\nhello\r\n0\r\nTrailer: x\r\n\r\n", 38, TRUE },
    { "5\r\nhel", 6, FALSE },
    { "5\r\nhello\r\n", 10, FALSE },
    { "0\r\n", 3, FALSE },
    { "5", 1, FALSE },
    { "", 0, FALSE },
    { "  5\r\nhello\r\n0\n \nGET", 16, TRUE },
    { "0000000000000000000005\r\nhello\r\n0\r\n\r\n", 36, TRUE },
    /* A line that is no size ends the last chunk; a broken first one ends all. */
    { "5\r\nhello\r\n\r\nhello", 10, TRUE },
    { "\r\nhello", 7, TRUE },
    /* No size at all reads as 0; of sizes that no sum holds nothing more can be framed. */
    { "zz\r\nhello", 9, FALSE },
    { "ffffffffffffffff\r\nhello", 23, TRUE },
    { "fffffffffffffff\r\nhello", 22, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize size = strlen (cases[i].text);
      g_autofree guint8 *data = copy (cases[i].text, size);
      gboolean is_complete;

      g_assert_cmpuint (http_chunks_measure (data, size, 0, &is_complete), ==, cases[i].size);
      g_assert_cmpint (is_complete, ==, cases[i].is_complete);
    }
}

static GByteArray *
deflate_zeros (gsize size)
{
  GByteArray *out = g_byte_array_new ();
  g_autofree guint8 *zeros = g_malloc0 (size);
  z_stream stream = { 0 };

  g_assert_cmpint (deflateInit2 (&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), ==, Z_OK);
  g_byte_array_set_size (out, (guint) deflateBound (&stream, size));
  stream.next_in = zeros;
  stream.avail_in = (guint) size;
  stream.next_out = out->data;
  stream.avail_out = out->len;
  g_assert_cmpint (deflate (&stream, Z_FINISH), ==, Z_STREAM_END);
  g_byte_array_set_size (out, (guint) stream.total_out);
  deflateEnd (&stream);
  return out;
}

/* 64 KiB that would become 64 MiB stop at some 16 MiB; what is cut off decodes as far as it
 * goes. */
static void
test_bombs (void)
{
  g_autoptr (GByteArray) bomb = deflate_zeros (64 << 20);
  g_autoptr (GByteArray) small = deflate_zeros (100000);
  g_autoptr (GBytes) out = http_decode ("gzip", bomb->data, bomb->len);
  g_autoptr (GBytes) whole = http_decode ("x-gzip", small->data, small->len);
  g_autoptr (GBytes) cut = http_decode ("gzip", small->data, small->len / 2);

  g_assert_nonnull (out);
  g_assert_cmpuint (g_bytes_get_size (out), >=, 16 << 20);
  g_assert_cmpuint (g_bytes_get_size (out), <=, 32 << 20);
  g_assert_cmpuint (g_bytes_get_size (whole), ==, 100000);
  g_assert_nonnull (cut);
  g_assert_cmpuint (g_bytes_get_size (cut), <, 100000);
  g_assert_null (http_decode ("gzip", (const guint8 *) "plainly not gzip", 16));
  g_assert_null (http_decode ("br", (const guint8 *) "\xff\xff\xff\xff", 4));
  g_assert_null (http_decode ("lzma", small->data, small->len));
  g_assert_null (http_decode ("gzip", small->data, 0));
}

static void
test_der (void)
{
  static const struct
  {
    const char *bytes;
    gsize       size;
    gboolean    is_item;
    gsize       content;
  } cases[] = {
    { "\x02\x01\x05", 3, TRUE, 1 },
    { "\x30\x00", 2, TRUE, 0 },
    { "\x04\x81\x02\x01\x02", 5, TRUE, 2 },
    { "\x04\x84\x00\x00\x00\x01\x07", 7, TRUE, 1 },
    { "", 0, FALSE, 0 },
    { "\x30", 1, FALSE, 0 },
    { "\x30\x05\x01\x01", 4, FALSE, 0 },
    { "\x30\x80\x00\x00", 4, FALSE, 0 },                    /* indefinite: BER, not DER */
    { "\x30\x84\xff\xff\xff\xff", 6, FALSE, 0 },
    { "\x30\x89\x01\x01\x01\x01\x01\x01\x01\x01\x01", 11, FALSE, 0 },
    { "\x30\x82\x01", 3, FALSE, 0 },
    { "\x1f\x81\x01\x00", 4, TRUE, 0 },                     /* a tag above 30 */
    { "\xbf\x81\x80\x04\x01\x05", 6, TRUE, 1 },
    { "\xbf\x81\x80", 3, FALSE, 0 },
    { "\xbf\x81\x80\x04", 4, FALSE, 0 },
    { "\x1f\x81\x81\x81\x81\x81\x81\x81\x81\x81\x01\x00", 12, FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree guint8 *data = copy (cases[i].bytes, cases[i].size);
      gsize at = 0;
      DerItem item = { 0 };

      g_assert_cmpint (der_next (data, cases[i].size, &at, &item), ==, cases[i].is_item);
      g_assert_cmpuint (at, ==, cases[i].is_item ? cases[i].size : 0);
      if (cases[i].is_item)
        g_assert_cmpuint (item.size, ==, cases[i].content);
    }
}

/* What message_size says decides how segments are put together. */
static void
test_message_sizes (void)
{
  static const struct
  {
    const char *key;
    const char *bytes;
    gsize       size;
    gssize      answer;
  } cases[] = {
    { "http", "GET / HTTP/1.1\r\n\r\nGET", 21, 18 },
    { "http", "GET / HTTP/1.1\r\n", 16, OCTET_MESSAGE_NEEDS_ONE_SEGMENT },
    { "http", "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc", 41, 47 },
    { "http", "HTTP/1.1 204 No\r\nContent-Length: 9\r\n\r\nabc", 41, 38 },
    { "http", "HTTP/1.1 200 OK\r\n\r\nabc", 22, OCTET_MESSAGE_UNTIL_CLOSE },
    { "http", "\x01\x02\x03", 3, OCTET_MESSAGE_UNREADABLE },
    { "http", "Cookie: a=b\n", 12, 12 },
    { "http", "words", 5, OCTET_MESSAGE_NEEDS_ONE_SEGMENT },
    { "http", "words\n", 6, OCTET_MESSAGE_UNREADABLE },
    { "tls", "\x16\x03\x01\x00\x20\x01", 6, 37 },
    { "tls", "\x16\x03\x01", 3, OCTET_MESSAGE_NEEDS_MORE },
    { "tls", "\x16\x03", 2, OCTET_MESSAGE_NEEDS_MORE },
    { "tls", "\x16", 1, OCTET_MESSAGE_NEEDS_MORE },
    { "tls", "\x16\x05", 2, OCTET_MESSAGE_NEEDS_MORE },
    { "tls", "x", 1, OCTET_MESSAGE_NEEDS_MORE },
    { "tls", "\x16\x03\x01\xff\xff\x01", 6, 6 },
    { "tls", "garbage", 7, 7 },
  };
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();
  g_autoptr (OctetState) state = octet_state_new ();
  g_autoptr (OctetDissector) dissector = octet_dissector_new (registry, state);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree guint8 *data = copy (cases[i].bytes, cases[i].size);
      const OctetRegistryEntry *entry = octet_registry_find (registry, cases[i].key);

      g_assert_cmpint (entry->protocol->message_size (dissector, data, cases[i].size), ==,
                       cases[i].answer);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocols/web/heads", test_heads);
  g_test_add_func ("/protocols/web/odd-lines", test_odd_lines);
  g_test_add_func ("/protocols/web/folding", test_folding);
  g_test_add_func ("/protocols/web/chunks", test_chunks);
  g_test_add_func ("/protocols/web/bombs", test_bombs);
  g_test_add_func ("/protocols/web/der", test_der);
  g_test_add_func ("/protocols/web/message-sizes", test_message_sizes);
  return g_test_run ();
}
