/* urlencoded-form.c - what somebody filled in: name=value pairs (WHATWG URL, section 5).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"

enum { KEY, VALUE };

static const OctetField fields[] = {
  [KEY] = { "urlencoded-form.key", N_("Key"), OCTET_FIELD_STRING,
    .lesson = N_("The name that the page gave to the field of the form.") },
  [VALUE] = { "urlencoded-form.value", N_("Value"), OCTET_FIELD_STRING,
    .lesson = N_("What was filled in. Over HTTP without TLS anybody on the way can read it, "
                 "passwords too.") },
};

static const OctetCarrier carriers[] = {
  { "media_type", .text = "application/x-www-form-urlencoded" },
};

/* A plus is a space, and % with two hexadecimal digits any octet. */
static void
add_decoded (OctetDissector *self,
             guint           field,
             const guint8   *bytes,
             gsize           size,
             gsize           at)
{
  g_autoptr (GByteArray) plain = g_byte_array_sized_new ((guint) size);

  for (gsize i = 0; i < size; i++)
    {
      guint8 octet = bytes[i];

      if (octet == '+')
        octet = ' ';
      else if (octet == '%' && i + 2 < size && g_ascii_isxdigit (bytes[i + 1]) &&
               g_ascii_isxdigit (bytes[i + 2]))
        {
          octet = (guint8) (g_ascii_xdigit_value ((char) bytes[i + 1]) << 4 |
                            g_ascii_xdigit_value ((char) bytes[i + 2]));
          i += 2;
        }
      g_byte_array_append (plain, &octet, 1);
    }
  octet_dissector_add_bytes (self, field, plain->data, plain->len, at, size);
}

static void
form_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);

  if (!octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    return;
  while (octet_reader_left (rest) > 0)
    {
      const guint8 *start = rest->data + rest->position;
      gsize at = rest->position, left = octet_reader_left (rest);
      const guint8 *stop = memchr (start, '&', left);
      gsize size = stop != NULL ? (gsize) (stop - start) : left;
      const guint8 *equals = memchr (start, '=', size);
      gsize key = equals != NULL ? (gsize) (equals - start) : size;
      gsize value = MIN (key + 1, size);

      octet_dissector_open_text (self, _("Form item"));
      octet_reader_skip (rest, stop != NULL ? size + 1 : size);
      add_decoded (self, KEY, start, key, at);
      add_decoded (self, VALUE, start + value, size - value, at + value);
      octet_dissector_close (self);
    }
}

const OctetProtocol octet_protocol_urlencoded_form = {
  .key = "urlencoded-form",
  .name = N_("Form"),
  .reference = "WHATWG URL, section 5",
  .level = OCTET_LEVEL_PAYLOAD,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = form_dissect,
  .lesson = N_("What a person filled into the fields of a web page, on its way to the server."),
};
