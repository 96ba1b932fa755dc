/* octet-follow-part.c - one run of a followed stream, and how its octets become text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bytes/octet-time.h"
#include "session/octet-follow-private.h"

#define HEX_LINE 16u

struct _OctetFollowPart
{
  GObject         parent_instance;
  OctetFollow    *follow;
  guint           index;
  OctetFollowRun  run;
  OctetStreamPart first; /* the stream keeps its copy */
  OctetStreamPart last;
};

/**
 * OctetFollowPart:
 *
 * What one end of a stream sent without a break, or a gap.
 */
G_DEFINE_FINAL_TYPE (OctetFollowPart, octet_follow_part, G_TYPE_OBJECT)

OctetFollowPart *
octet_follow_part_new (OctetFollow *follow,
                       guint        run)
{
  OctetFollowPart *self = g_object_new (OCTET_TYPE_FOLLOW_PART, NULL);

  self->follow = g_object_ref (follow);
  self->index = run;
  self->run = g_array_index (follow->runs, OctetFollowRun, run);
  octet_stream_get_part (follow->stream, self->run.first, &self->first);
  octet_stream_get_part (follow->stream, self->run.first + self->run.n_pieces - 1, &self->last);
  return self;
}

/**
 * octet_follow_part_get_run: (skip)
 * @self: a part
 *
 * Returns: which part it is, counted from 0 over both directions
 */
guint
octet_follow_part_get_run (OctetFollowPart *self)
{
  return self->index;
}

/**
 * octet_follow_part_get_packet: (skip)
 * @self: a part
 *
 * Returns: number of the packet that brought its first octet; for a gap, of the one that
 *   showed that there is one
 */
guint
octet_follow_part_get_packet (OctetFollowPart *self)
{
  return self->first.packet;
}

/**
 * octet_follow_part_get_last_packet: (skip)
 * @self: a part
 *
 * Returns: number of the packet that brought its last octet
 */
guint
octet_follow_part_get_last_packet (OctetFollowPart *self)
{
  return self->last.packet;
}

/**
 * octet_follow_part_get_time: (skip)
 * @self: a part
 *
 * Returns: when its first packet came, ns since the capture's first packet
 */
gint64
octet_follow_part_get_time (OctetFollowPart *self)
{
  OctetPacketStore *store = octet_session_get_store (self->follow->session);

  return octet_time_span (octet_packet_store_get (store, self->first.packet)->time,
                          octet_packet_store_get_first_time (store));
}

/**
 * octet_follow_part_get_side: (skip)
 * @self: a part
 *
 * Returns: 0 where the end sent it that sent the first packet, 1 for the other
 */
guint
octet_follow_part_get_side (OctetFollowPart *self)
{
  return self->run.side;
}

/**
 * octet_follow_part_get_size: (skip)
 * @self: a part
 *
 * Returns: its octets; 0 for a gap
 */
guint
octet_follow_part_get_size (OctetFollowPart *self)
{
  return self->run.size;
}

/**
 * octet_follow_part_get_missing: (skip)
 * @self: a part
 *
 * Returns: for a gap, how many octets are not in the capture; 0 for any other part
 */
guint
octet_follow_part_get_missing (OctetFollowPart *self)
{
  return self->run.missing;
}

/**
 * octet_follow_part_get_offset: (skip)
 * @self: a part
 *
 * Returns: how many octets the same end sent before it
 */
guint64
octet_follow_part_get_offset (OctetFollowPart *self)
{
  return self->run.offset;
}

/**
 * octet_follow_part_get_title: (skip)
 * @self: a part
 *
 * Returns: (transfer none) (nullable): for a TLS record, what it carries, in words
 */
const char *
octet_follow_part_get_title (OctetFollowPart *self)
{
  /* RFC 8446, B.1; RFC 6520. */
  static const char *const titles[] = {
    [20] = N_("Change cipher spec"), [21] = N_("Alert"), [22] = N_("Handshake"),
    [23] = N_("Application data, encrypted"), [24] = N_("Heartbeat"),
  };
  guint8 record = self->first.record;

  if (record >= G_N_ELEMENTS (titles) || titles[record] == NULL)
    return NULL;
  return _(titles[record]);
}

gboolean
octet_follow_read_run (OctetStream          *stream,
                       OctetPacketStore     *store,
                       const OctetFollowRun *run,
                       OctetPacketBytes     *packet_bytes,
                       GByteArray           *bytes,
                       GError              **error)
{
  g_byte_array_set_size (bytes, 0);
  for (guint i = 0; run->missing == 0 && i < run->n_pieces; i++)
    {
      OctetStreamPart part;
      const guint8 *data;

      octet_stream_get_part (stream, run->first + i, &part);
      data = octet_stream_read_part (&part, store, packet_bytes, error);
      if (data == NULL)
        return FALSE;
      g_byte_array_append (bytes, data, part.size);
    }
  return TRUE;
}

/**
 * octet_follow_part_read: (skip)
 * @self: a part
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): its octets, from the file
 */
GBytes *
octet_follow_part_read (OctetFollowPart  *self,
                        GError          **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_return_val_if_fail (OCTET_IS_FOLLOW_PART (self), NULL);

  if (!octet_follow_read_run (self->follow->stream,
                              octet_session_get_store (self->follow->session), &self->run,
                              &self->follow->packet_bytes, bytes, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
format_hex_line (const guint8 *data,
                 gsize         size,
                 guint64       offset,
                 GString      *out)
{
  g_string_append_printf (out, "%08" G_GINT64_MODIFIER "x ", offset);
  for (gsize i = 0; i < HEX_LINE; i++)
    {
      if (i == HEX_LINE / 2)
        g_string_append_c (out, ' ');
      if (i < size)
        g_string_append_printf (out, " %02x", data[i]);
      else
        g_string_append (out, "   ");
    }
  g_string_append (out, "  ");
  for (gsize i = 0; i < size; i++)
    g_string_append_c (out, g_ascii_isprint ((char) data[i]) ? (char) data[i] : '.');
  g_string_append_c (out, '\n');
}

static void
format_ascii (const guint8 *data,
              gsize         size,
              GString      *out)
{
  for (gsize i = 0; i < size; i++)
    {
      char character = (char) data[i];

      /* A carriage return before a line's end is part of it. */
      if (character == '\r' && i + 1 < size && data[i + 1] == '\n')
        continue;
      g_string_append_c (out, g_ascii_isprint (character) || character == '\n' ||
                                character == '\t' ? character : '.');
    }
}

/* A NUL is valid in the middle of octets and ends a string; both become the sign for "no
 * character". */
static void
format_utf8 (const guint8 *data,
             gsize         size,
             GString      *out)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == '\r' && c[1] == '\n')
        continue;
      if (character < 0x20 && character != '\n' && character != '\t')
        character = 0xfffd;
      g_string_append_unichar (out, character);
    }
}

void
octet_follow_format (OctetFollowMode  mode,
                     const guint8    *data,
                     gsize            size,
                     guint64          offset,
                     GString         *out)
{
  static const char digits[] = "0123456789abcdef";

  switch (mode)
    {
    case OCTET_FOLLOW_HEX:
      for (gsize i = 0; i < size; i += HEX_LINE)
        format_hex_line (data + i, MIN (size - i, HEX_LINE), offset + i, out);
      break;
    case OCTET_FOLLOW_RAW:
      for (gsize i = 0; i < size; i++)
        {
          g_string_append_c (out, digits[data[i] >> 4]);
          g_string_append_c (out, digits[data[i] & 15]);
        }
      break;
    case OCTET_FOLLOW_UTF8:
      format_utf8 (data, size, out);
      break;
    case OCTET_FOLLOW_TEXT:
    default:
      format_ascii (data, size, out);
      break;
    }
}

/**
 * octet_follow_part_to_text: (skip)
 * @self: a part
 * @mode: how
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the part as people read it, valid UTF-8; empty for a gap
 */
char *
octet_follow_part_to_text (OctetFollowPart  *self,
                           OctetFollowMode   mode,
                           GError          **error)
{
  g_autoptr (GBytes) bytes = octet_follow_part_read (self, error);
  g_autoptr (GString) text = NULL;
  gsize size;
  const guint8 *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  text = g_string_sized_new (size);
  octet_follow_format (mode, data, size, self->run.offset, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
octet_follow_part_finalize (GObject *object)
{
  g_clear_object (&OCTET_FOLLOW_PART (object)->follow);
  G_OBJECT_CLASS (octet_follow_part_parent_class)->finalize (object);
}

static void
octet_follow_part_class_init (OctetFollowPartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_follow_part_finalize;
}

static void
octet_follow_part_init (OctetFollowPart *self)
{
}
