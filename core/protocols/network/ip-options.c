/* ip-options.c - options of IPv4: routes, time stamps, security, alerts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     +--------+--------+-----------
 *     | type   | length | data …        types 0 and 1 are one octet, without a length
 *     +--------+--------+-----------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/network/ip-fields.h"

/* Reads the data of an option that is wholly there: @size octets from @at on. */
typedef void (*ReadOption) (OctetDissector *self,
                            gsize           at,
                            gsize           size);

typedef struct
{
  guint8     type;
  guint8     size; /* what the length must be; 0 where it varies */
  guint8     least;
  guint16    field;
  ReadOption read;
} Option;

static void
add_route (OctetDissector *self,
           guint           field,
           gsize           at)
{
  const guint8 *bytes = octet_dissector_get_bytes (self) + at;
  char text[16];

  octet_dissector_add (self, field, at, 4);
  g_snprintf (text, sizeof text, "%u.%u.%u.%u", bytes[0], bytes[1], bytes[2], bytes[3]);
  /* Each kind of hop has its text right behind it in the table. */
  octet_dissector_add_text (self, field + 1, text, at, 4);
}

/* RFC 791, 3.1: pointer counts octets of the option from 1. */
static guint8
add_pointer (OctetDissector *self,
             gsize           at)
{
  guint8 pointer = (guint8) octet_dissector_add (self, IP_POINTER, at, 1);

  if (pointer < 4)
    octet_dissector_note (self, IP_POINTER_BEFORE, IP_POINTER);
  else if (pointer % 4 != 0)
    octet_dissector_note (self, IP_POINTER_MIDDLE, IP_POINTER);
  else
    return pointer;
  return 0;
}

static void
read_source_route (OctetDissector *self,
                   gsize           at,
                   gsize           size)
{
  guint8 pointer = add_pointer (self, at);
  gboolean under_way = pointer < size + 2;

  if (pointer == 0)
    return;
  for (gsize i = 1; i + 4 <= size; i += 4)
    {
      if (i + 3 < pointer)
        add_route (self, IP_RECORDED, at + i);
      else if (under_way && i + 8 > size)
        break;
      else
        add_route (self, IP_ROUTE, at + i);
    }
  if (under_way && size >= 5)
    octet_dissector_add (self, IP_DESTINATION, at + 1 + ((size - 1) / 4 - 1) * 4, 4);
}

static void
read_record_route (OctetDissector *self,
                   gsize           at,
                   gsize           size)
{
  guint8 pointer = add_pointer (self, at);

  if (pointer == 0)
    return;
  for (gsize i = 1; i + 4 <= size; i += 4)
    add_route (self, i + 3 < pointer ? IP_RECORDED : IP_EMPTY, at + i);
}

static void
read_time_stamp (OctetDissector *self,
                 gsize           at,
                 gsize           size)
{
  guint flag;
  gsize i = 2;

  octet_dissector_add (self, IP_POINTER, at, 1);
  octet_dissector_add (self, IP_OVERFLOW, at + 1, 1);
  flag = (guint) octet_dissector_add (self, IP_STAMP_FLAG, at + 1, 1);
  while (i + (flag == 0 ? 4 : 8) <= size)
    {
      if (flag != 0)
        {
          octet_dissector_add (self, IP_STAMP_ADDRESS, at + i, 4);
          i += 4;
        }
      octet_dissector_add (self, IP_STAMP, at + i, 4);
      i += 4;
    }
}

/* RFC 791 gave it 11 octets; RFC 1108 a level and a chain of authorities. */
static void
read_security (OctetDissector *self,
               gsize           at,
               gsize           size)
{
  gboolean more = TRUE;

  if (size == 9)
    {
      octet_dissector_add (self, IP_SECURITY, at, 2);
      octet_dissector_add (self, IP_COMPARTMENTS, at + 2, 2);
      octet_dissector_add (self, IP_RESTRICTIONS, at + 4, 2);
      octet_dissector_add (self, IP_CONTROL_CODE, at + 6, 3);
      return;
    }
  octet_dissector_add (self, IP_LEVEL, at, 1);
  more = size > 1;
  for (gsize i = 1; i < size && more; i++)
    more = (octet_dissector_add (self, i == 1 ? IP_AUTHORITY : IP_AUTHORITY_MORE, at + i, 1) & 1)
           != 0;
  if (more)
    octet_dissector_note_here (self, IP_BAD_OPTION);
}

static void
read_extended_security (OctetDissector *self,
                        gsize           at,
                        gsize           size)
{
  octet_dissector_add (self, IP_FORMAT_CODE, at, 1);
  if (size > 1)
    octet_dissector_add (self, IP_FORMAT_DATA, at + 1, size - 1);
}

static void
append_categories (GString      *out,
                   guint8        tag,
                   const guint8 *bytes,
                   gsize         size)
{
  const char *separator = "";

  for (gsize i = 0; i < size * 8 && tag == 1; i++)
    if ((bytes[i / 8] & (0x80 >> i % 8)) != 0)
      {
        g_string_append_printf (out, "%s%" G_GSIZE_FORMAT, separator, i);
        separator = ",";
      }
  for (gsize i = 0; i + 2 <= size && tag != 1; i += 2)
    {
      g_string_append_printf (out, "%s%u", separator, octet_bytes_be16 (bytes + i));
      separator = tag == 5 && i % 4 == 0 ? "-" : ",";
    }
}

/* Draft CIPSO 2.2, 3.4: type, length, an octet of zero, level, categories. */
static void
read_cipso_tag (OctetDissector *self,
                guint8          tag,
                gsize           at,
                gsize           size)
{
  g_autoptr (GString) text = NULL;

  if (tag == 6 || tag == 7)
    {
      if (size > 2)
        octet_dissector_add (self, IP_TAG_DATA, at + 2, size - 2);
      return;
    }
  if (tag != 1 && tag != 2 && tag != 5)
    return;
  octet_dissector_add (self, IP_SENSITIVITY, at + 3, 1);
  if (size <= 4)
    return;
  text = g_string_new (NULL);
  append_categories (text, tag, octet_dissector_get_bytes (self) + at + 4, size - 4);
  octet_dissector_add_text (self, IP_CATEGORIES, text->str, at + 4, size - 4);
}

static void
read_cipso (OctetDissector *self,
            gsize           at,
            gsize           size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self) + at;
  gsize i = 4;

  octet_dissector_add (self, IP_DOI, at, 4);
  while (i < size)
    {
      gsize length = i + 1 < size ? bytes[i + 1] : 0;

      octet_dissector_add (self, IP_TAG, at + i, 1);
      if (length < 4 || length > size - i)
        {
          octet_dissector_note (self, IP_BAD_TAG, IP_TAG);
          return;
        }
      read_cipso_tag (self, bytes[i], at + i, length);
      i += length;
    }
}

static void
read_stream (OctetDissector *self,
             gsize           at,
             gsize           size)
{
  octet_dissector_add (self, IP_STREAM_ID, at, 2);
}

static void
read_mtu (OctetDissector *self,
          gsize           at,
          gsize           size)
{
  octet_dissector_add (self, IP_MTU, at, 2);
}

static void
read_alert (OctetDissector *self,
            gsize           at,
            gsize           size)
{
  octet_dissector_add (self, IP_ALERT, at, 2);
}

/* RFC 1393, 2.2 */
static void
read_trace (OctetDissector *self,
            gsize           at,
            gsize           size)
{
  octet_dissector_add (self, IP_TRACE_ID, at, 2);
  octet_dissector_add (self, IP_OUTBOUND, at + 2, 2);
  octet_dissector_add (self, IP_RETURN, at + 4, 2);
  octet_dissector_add (self, IP_ORIGINATOR, at + 6, 4);
}

static void
read_broadcast (OctetDissector *self,
                gsize           at,
                gsize           size)
{
  for (gsize i = 0; i + 4 <= size; i += 4)
    octet_dissector_add (self, IP_BROADCAST_TO, at + i, 4);
}

/* RFC 4782, 3.1 */
static void
read_quick_start (OctetDissector *self,
                  gsize           at,
                  gsize           size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  guint function = (guint) octet_dissector_add (self, IP_QUICK_FUNCTION, at, 1);

  octet_dissector_add (self, IP_QUICK_RATE, at, 1);
  if (function == 0)
    {
      octet_dissector_add (self, IP_QUICK_TTL, at + 1, 1);
      octet_dissector_add_uint (self, IP_QUICK_DIFF, (guint8) (bytes[8] - bytes[at + 1]), at + 1,
                                1);
    }
  else
    octet_dissector_add (self, IP_QUICK_UNUSED, at + 1, 1);
  octet_dissector_add (self, IP_QUICK_NONCE, at + 2, 4);
  octet_dissector_add (self, IP_QUICK_RESERVED, at + 2, 4);
}

static const Option options[] = {
  { 7, 0, 3, IP_OPT_RECORD, read_record_route },
  { 11, 4, 4, IP_OPT_PROBE, read_mtu },
  { 12, 4, 4, IP_OPT_REPLY, read_mtu },
  { 25, 8, 8, IP_OPT_QUICK, read_quick_start },
  { 68, 0, 4, IP_OPT_STAMP, read_time_stamp },
  { 82, 12, 12, IP_OPT_TRACE, read_trace },
  { 130, 0, 3, IP_OPT_SECURITY, read_security },
  { 131, 0, 3, IP_OPT_LOOSE, read_source_route },
  { 133, 0, 3, IP_OPT_EXTENDED, read_extended_security },
  { 134, 0, 6, IP_OPT_CIPSO, read_cipso },
  { 136, 4, 4, IP_OPT_STREAM, read_stream },
  { 137, 0, 3, IP_OPT_STRICT, read_source_route },
  { 148, 4, 4, IP_OPT_ALERT, read_alert },
  { 149, 0, 6, IP_OPT_BROADCAST, read_broadcast },
};

static const Option *
find_option (guint8 type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].type == type)
      return &options[i];
  return NULL;
}

/**
 * octet_ip_find_route: (skip)
 * @bytes: an IPv4 header
 * @size: octets of it that are there, at least 20
 *
 * A packet with a source route that it has not gone to its end carries its real
 * destination last in the option (RFC 791, 3.1).
 *
 * Returns: where that stands, from the header's first octet; 0 where there is no such route
 */
gsize
octet_ip_find_route (const guint8 *bytes,
                     gsize         size)
{
  gsize at = 20;

  while (at < size && bytes[at] != 0)
    {
      gsize length = at + 1 < size ? bytes[at + 1] : 0;

      if (bytes[at] == 1)
        length = 1;
      if (length == 0 || (bytes[at] != 1 && length < 2) || length > size - at)
        return 0;
      if ((bytes[at] == 131 || bytes[at] == 137) && length >= 7 && bytes[at + 2] >= 4 &&
          bytes[at + 2] % 4 == 0 && bytes[at + 2] < length)
        return at + 3 + ((length - 3) / 4 - 1) * 4;
      at += length;
    }
  return 0;
}

static void
add_option (OctetDissector *self,
            gsize           at,
            gsize           size)
{
  const Option *option = find_option (octet_dissector_get_bytes (self)[at]);

  if (option == NULL)
    {
      octet_dissector_open_text (self, _("Unknown option"));
      octet_reader_skip (octet_dissector_rest (self), size);
    }
  else
    octet_dissector_open (self, option->field);
  octet_dissector_add (self, IP_TYPE, at, 1);
  octet_dissector_add (self, IP_OPTION_LENGTH, at + 1, 1);
  if (option != NULL)
    {
      if (size < option->least || (option->size > 0 && size != option->size))
        octet_dissector_note (self, IP_BAD_OPTION, IP_OPTION_LENGTH);
      if (size >= option->least)
        option->read (self, at + 2, size - 2);
      octet_reader_skip (octet_dissector_rest (self), size);
    }
  octet_dissector_close (self);
}

static void
add_single (OctetDissector *self,
            guint           field)
{
  octet_dissector_open (self, field);
  octet_dissector_read (self, IP_TYPE);
  octet_dissector_close (self);
}

/* FALSE where the list ends here, or nothing behind can be trusted. */
static gboolean
add_next (OctetDissector *self,
          const guint8   *bytes,
          gsize           left,
          guint          *n_nops)
{
  gsize size = left > 1 ? bytes[1] : 0;

  if (bytes[0] <= 1)
    {
      *n_nops = bytes[0] == 1 ? *n_nops + 1 : 0;
      if (*n_nops == 4)
        octet_dissector_note_here (self, IP_FOUR_NOPS);
      add_single (self, bytes[0] == 1 ? IP_OPT_NOP : IP_OPT_EOL);
      return bytes[0] == 1;
    }
  *n_nops = 0;
  if (size < 2 || size > left)
    {
      octet_dissector_open_text (self, _("Option with a bad length"));
      octet_reader_skip (octet_dissector_rest (self), MIN (left, 2));
      octet_dissector_note_here (self, IP_BAD_OPTION);
      octet_dissector_close (self);
      return FALSE;
    }
  add_option (self, octet_dissector_get_position (self), size);
  return TRUE;
}

/**
 * octet_ip_add_options: (skip)
 * @self: a dissector in a layer of IPv4, its cursor behind the fixed header
 * @size: octets of options
 *
 * Adds the options and moves behind them.
 */
void
octet_ip_add_options (OctetDissector *self,
                      gsize           size)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize end = rest->position + size;
  guint n_nops = 0;

  if (size > octet_reader_left (rest) || !octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    {
      octet_reader_skip (rest, size);
      return;
    }
  octet_dissector_open_text (self, _("Options"));
  while (rest->position < end && octet_reader_ok (rest))
    if (!add_next (self, rest->data + rest->position, end - rest->position, &n_nops))
      break;
  if (octet_reader_ok (rest))
    octet_reader_skip (rest, end - rest->position);
  octet_dissector_close (self);
}
