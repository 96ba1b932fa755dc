/* octet-cli-follow.c - -z follow: prints what two ends said, as text, octets or YAML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tools/octet-cli-follow.h"

#include <glib/gi18n.h>
#include <string.h>

#include "analysis/octet-stream.h"

#define RULE "===================================================================\n"

typedef enum
{
  MODE_ASCII,
  MODE_HEX,
  MODE_RAW,
  MODE_UTF8,
  MODE_YAML,
  N_MODES,
} Mode;

static const char *const mode_names[N_MODES] = { "ascii", "hex", "raw", "utf-8", "yaml" };

/* "192.0.2.1:80" or "[2001:db8::1]:80" */
static gboolean
parse_end (const char *text,
           char      **ret_address,
           guint      *ret_port)
{
  const char *colon = strrchr (text, ':');
  gboolean in_brackets = text[0] == '[' && colon != NULL && colon > text && colon[-1] == ']';
  guint64 port;

  if (colon == NULL || !g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXUINT16, &port, NULL))
    return FALSE;
  *ret_port = (guint) port;
  *ret_address = in_brackets ? g_strndup (text + 1, (gsize) (colon - text) - 2)
                             : g_strndup (text, (gsize) (colon - text));
  return TRUE;
}

static gboolean
parse_ends (OctetCliStatistic *self,
            const char        *transport)
{
  g_autofree char *a = NULL, *b = NULL;
  const char *ip;
  guint port_a, port_b;

  if (self->words[4] == NULL || !parse_end (self->words[3], &a, &port_a) ||
      !parse_end (self->words[4], &b, &port_b))
    return FALSE;
  ip = strchr (a, ':') != NULL ? "ipv6" : "ip";
  self->filter = g_strdup_printf (
    "((%s.src eq %s and %s.srcport eq %u) and (%s.dst eq %s and %s.dstport eq %u)) or "
    "((%s.src eq %s and %s.srcport eq %u) and (%s.dst eq %s and %s.dstport eq %u))",
    ip, a, transport, port_a, ip, b, transport, port_b,
    ip, b, transport, port_b, ip, a, transport, port_a);
  return TRUE;
}

/**
 * octet_cli_begin_follow: (skip)
 * @self: follow,KIND,MODE,SELECTOR[,RANGE]
 *
 * Returns: whether it makes sense
 */
gboolean
octet_cli_begin_follow (OctetCliStatistic *self)
{
  const char *transport;
  guint64 number;
  guint kind = 0, mode = 0;

  if (g_strv_length (self->words) < 4)
    return FALSE;
  while (kind < OCTET_N_STREAM_KINDS &&
         !g_str_equal (self->words[1], octet_stream_kind_get_name (kind)))
    kind++;
  while (mode < N_MODES && !g_str_equal (self->words[2], mode_names[mode]))
    mode++;
  if (kind == OCTET_N_STREAM_KINDS || mode == N_MODES)
    return FALSE;
  transport = kind == OCTET_STREAM_UDP ? "udp" : "tcp";
  self->level = mode;
  if (g_ascii_string_to_unsigned (self->words[3], 10, 0, G_MAXUINT32, &number, NULL))
    self->filter = g_strdup_printf ("%s.stream eq %" G_GUINT64_FORMAT, transport, number);
  else if (!parse_ends (self, transport))
    return FALSE;
  self->statistic = octet_stream_new (kind == OCTET_STREAM_TLS ? OCTET_STREAM_TLS_PLAIN : kind);
  return TRUE;
}

/* "2-5" or "3", counted from 1; everything where it is not there. */
static void
get_range (const OctetCliStatistic *self,
           guint                   *ret_first,
           guint                   *ret_last)
{
  guint n_words = g_strv_length (self->words);
  guint at = strchr (self->words[3], ':') != NULL ? 5 : 4;
  g_auto (GStrv) ends = NULL;

  *ret_first = 1;
  *ret_last = G_MAXUINT;
  if (n_words <= at)
    return;
  ends = g_strsplit (self->words[at], "-", 2);
  *ret_first = (guint) g_ascii_strtoull (ends[0], NULL, 10);
  *ret_last = ends[1] != NULL ? (guint) g_ascii_strtoull (ends[1], NULL, 10) : *ret_first;
}

/* Everything that one packet brought, in one piece; a gap as the sentence that stands for it. */
static gboolean
read_run (const OctetCliStatistic *self,
          guint                   *index,
          OctetStreamPart         *ret_first,
          GByteArray              *bytes)
{
  OctetStream *stream = OCTET_STREAM (self->statistic);
  OctetPacketStore *store = octet_session_get_store (self->session);
  guint n_parts = octet_stream_get_n_parts (stream);
  g_auto (OctetPacketBytes) window = OCTET_PACKET_BYTES_INIT;
  OctetStreamPart part;

  g_byte_array_set_size (bytes, 0);
  octet_stream_get_part (stream, *index, ret_first);
  if (ret_first->missing > 0)
    {
      g_autofree char *words = g_strdup_printf ("[%u bytes missing in capture file]",
                                                ret_first->missing);

      /* tshark counts the octet that ends the text in. */
      g_byte_array_append (bytes, (const guint8 *) words, (guint) strlen (words) + 1);
      (*index)++;
      return TRUE;
    }
  for (part = *ret_first; *index < n_parts; (*index)++)
    {
      const guint8 *data;

      octet_stream_get_part (stream, *index, &part);
      if (bytes->len > 0 && !part.is_continued)
        break;
      data = octet_stream_read_part (&part, store, &window, NULL);
      if (data == NULL)
        return FALSE;
      g_byte_array_append (bytes, data, part.size);
    }
  return TRUE;
}

static void
print_ascii (const GByteArray *bytes,
             guint             side,
             GString          *out)
{
  g_string_append_printf (out, "%s%u\n", side == 1 ? "\t" : "", bytes->len);
  for (guint i = 0; i < bytes->len; i++)
    {
      guint8 octet = bytes->data[i];
      gboolean is_plain = g_ascii_isprint ((char) octet) || octet == '\n' || octet == '\r';

      g_string_append_c (out, is_plain ? (char) octet : '.');
    }
  g_string_append_c (out, '\n');
}

static void
print_utf8 (const GByteArray *bytes,
            guint             side,
            GString          *out)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) bytes->data, (gssize) bytes->len);

  g_string_append_printf (out, "%s%u\n%s\n", side == 1 ? "\t" : "", (guint) strlen (text), text);
}

static void
print_digits (const GByteArray *bytes,
              GString          *out)
{
  static const char digits[] = "0123456789abcdef";

  for (guint i = 0; i < bytes->len; i++)
    {
      g_string_append_c (out, digits[bytes->data[i] >> 4]);
      g_string_append_c (out, digits[bytes->data[i] & 15]);
    }
}

static void
print_raw (const GByteArray *bytes,
           guint             side,
           GString          *out)
{
  if (side == 1)
    g_string_append_c (out, '\t');
  print_digits (bytes, out);
  g_string_append_c (out, '\n');
}

static void
print_hex_line (const guint8 *data,
                guint         size,
                GString      *out)
{
  for (guint i = 0; i < 16; i++)
    {
      if (i == 8)
        g_string_append_c (out, ' ');
      if (i < size)
        g_string_append_printf (out, " %02x", data[i]);
      else
        g_string_append (out, "   ");
    }
  g_string_append (out, "  ");
  /* tshark takes a space away from the end; behind the eighth sign that is the gap. */
  if (size != 8 && data[size - 1] == ' ')
    size--;
  for (guint i = 0; i < size; i++)
    {
      if (i == 8)
        g_string_append_c (out, ' ');
      g_string_append_c (out, g_ascii_isprint ((char) data[i]) ? (char) data[i] : '.');
    }
  g_string_append_c (out, '\n');
}

static void
print_hex (const GByteArray *bytes,
           guint             side,
           guint32          *counts,
           GString          *out)
{
  for (guint i = 0; i < bytes->len; i += 16)
    {
      guint size = MIN (bytes->len - i, 16);

      g_string_append_printf (out, "%s%08X ", side == 1 ? "\t" : "", counts[side]);
      print_hex_line (bytes->data + i, size, out);
      counts[side] += size;
    }
}

static void
print_yaml (const OctetCliStatistic *self,
            const OctetStreamPart   *part,
            const GByteArray        *bytes,
            GString                 *out)
{
  OctetPacketStore *store = octet_session_get_store (self->session);
  gint64 time = octet_packet_store_get (store, part->packet)->time;
  g_autofree char *text = g_base64_encode (bytes->data, bytes->len);
  gsize size = strlen (text);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double seconds;

  if (time == G_MININT64 || part->missing > 0)
    time = 0;
  /* As tshark: with the digits that a double of seconds has. */
  seconds = (double) (time / 1000000000) + (double) (time % 1000000000) / 1e9;
  g_string_append_printf (out, "  - packet: %u\n    peer: %u\n    timestamp: %s\n"
                          "    data: !!binary |\n", part->packet, part->side,
                          g_ascii_formatd (number, sizeof number, "%.9f", seconds));
  for (gsize i = 0; i < size; i += 76)
    g_string_append_printf (out, "      %.76s\n", text + i);
}

static char *
format_address (const OctetCliStatistic *self,
                guint                    side,
                gboolean                 in_brackets,
                guint16                 *ret_port)
{
  g_autoptr (GString) text = g_string_new (NULL);
  OctetAddress address;

  octet_stream_get_end (OCTET_STREAM (self->statistic), side, &address, ret_port);
  if (address.kind != OCTET_ADDRESS_NONE)
    octet_address_format (&address, text);
  if (in_brackets && address.kind == OCTET_ADDRESS_IPV6)
    {
      g_string_prepend_c (text, '[');
      g_string_append_c (text, ']');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
print_head (const OctetCliStatistic *self,
            GString                 *out)
{
  gboolean is_yaml = self->level == MODE_YAML;

  if (is_yaml)
    g_string_append (out, "peers:\n");
  else
    g_string_append_printf (out, "\n" RULE "Follow: %s,%s\nFilter: %s\n", self->words[1],
                            self->words[2], self->filter);
  for (guint side = 0; side < 2; side++)
    {
      guint16 port;
      g_autofree char *address = format_address (self, side, !is_yaml, &port);

      if (is_yaml)
        g_string_append_printf (out, "  - peer: %u\n    host: %s\n    port: %u\n", side, address,
                                port);
      else
        g_string_append_printf (out, "Node %u: %s:%u\n", side, address, port);
    }
  if (is_yaml)
    g_string_append (out, "packets:\n");
}

/**
 * octet_cli_print_follow: (skip)
 * @self: follow
 * @out: where it is written
 */
void
octet_cli_print_follow (const OctetCliStatistic *self,
                        GString                 *out)
{
  guint n_parts = octet_stream_get_n_parts (OCTET_STREAM (self->statistic));
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint32 counts[2] = { 0, 0 };
  guint first, last, run = 0;

  get_range (self, &first, &last);
  print_head (self, out);
  for (guint i = 0; i < n_parts;)
    {
      OctetStreamPart part;

      if (!read_run (self, &i, &part, bytes))
        break;
      run++;
      if (run < first || run > last)
        continue;
      if (self->level == MODE_ASCII)
        print_ascii (bytes, part.side, out);
      else if (self->level == MODE_UTF8)
        print_utf8 (bytes, part.side, out);
      else if (self->level == MODE_RAW)
        print_raw (bytes, part.side, out);
      else if (self->level == MODE_HEX)
        print_hex (bytes, part.side, counts, out);
      else
        print_yaml (self, &part, bytes, out);
    }
  if (self->level != MODE_YAML)
    g_string_append (out, RULE);
}

/* Addresses have nothing in them that JSON would want escaped. */
static void
print_json_part (const OctetCliStatistic *self,
                 const OctetStreamPart   *part,
                 const GByteArray        *bytes,
                 GString                 *out)
{
  guint16 port;
  g_autofree char *address = format_address (self, part->side, FALSE, &port);

  g_string_append_printf (out, "{\"packet\": %u, \"side\": %u, \"address\": \"%s\", "
                          "\"port\": %u, \"size\": %u, \"missing\": %u, \"data\": \"",
                          part->packet, part->side, address, port,
                          part->missing > 0 ? 0 : bytes->len, part->missing);
  if (part->missing == 0)
    print_digits (bytes, out);
  g_string_append (out, "\"}");
}

/**
 * octet_cli_print_follow_json: (skip)
 * @self: follow
 * @out: where it is written
 *
 * Writes an array with an object for each piece that one end said: its packet, who said it,
 * and its octets in hexadecimal; a gap has no octets, but says how many are missing.
 */
void
octet_cli_print_follow_json (const OctetCliStatistic *self,
                             GString                 *out)
{
  guint n_parts = octet_stream_get_n_parts (OCTET_STREAM (self->statistic));
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint first, last, run = 0, n_printed = 0;
  OctetStreamPart part;

  get_range (self, &first, &last);
  g_string_append_c (out, '[');
  for (guint i = 0; i < n_parts && read_run (self, &i, &part, bytes);)
    {
      run++;
      if (run < first || run > last)
        continue;
      g_string_append (out, n_printed++ > 0 ? ",\n  " : "\n  ");
      print_json_part (self, &part, bytes, out);
    }
  g_string_append (out, "\n]");
}
