/* tls-read.c - reads numbers, lengths and octets of TLS, never beyond what they stand in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/security/tls-fields.h"
#include "protocols/security/tls-private.h"

/* Whether @size octets are left before @end. Where not, says so and goes to @end. */
gboolean
tls_has (OctetDissector *self,
         gsize           end,
         gsize           size)
{
  gsize position = octet_dissector_get_position (self);

  if (!octet_dissector_ok (self))
    return FALSE;
  if (size <= end - MIN (position, end))
    return TRUE;
  octet_dissector_note_here (self, TLS_NOTE_SHORT);
  tls_skip_to (self, end);
  return FALSE;
}

guint32
tls_number (OctetDissector *self,
            guint           field,
            gsize           size,
            gsize           end)
{
  return tls_has (self, end, size) ? (guint32) octet_dissector_read_size (self, field, size) : 0;
}

/* A length in front of what it counts; answers where that ends, at most @end. */
gsize
tls_length (OctetDissector *self,
            guint           field,
            gsize           size,
            gsize           end)
{
  gsize length = tls_number (self, field, size, end);
  gsize position = octet_dissector_get_position (self);

  if (length > end - MIN (position, end))
    {
      octet_dissector_note_here (self, TLS_NOTE_SHORT);
      return end;
    }
  return position + length;
}

/* @size octets; nothing is added for none. */
void
tls_octets (OctetDissector *self,
            guint           field,
            gsize           size,
            gsize           end)
{
  if (size > 0 && tls_has (self, end, size))
    octet_dissector_read_size (self, field, size);
}

void
tls_skip_to (OctetDissector *self,
             gsize           end)
{
  gsize position = octet_dissector_get_position (self);

  if (end > position)
    octet_reader_skip (octet_dissector_rest (self), end - position);
}
