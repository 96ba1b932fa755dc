/* tls-extensions.c - the additions to TLS hellos (RFC 6066, 8446 and their relatives).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "protocols/security/tls-fields.h"
#include "protocols/security/tls-names.h"
#include "protocols/security/tls-private.h"

#define CLIENT_HELLO 1
#define SERVER_HELLO 2
#define NEW_SESSION_TICKET 4

/* What an extension's reader is told. */
typedef struct
{
  OctetDissector *dissector;
  guint8          message; /* the handshake message that it stands in */
  gsize           end;
  TlsPrint       *print;
  const char     *name;    /* for the row: the first word worth showing */
} Extension;

static gsize
position (const Extension *self)
{
  return octet_dissector_get_position (self->dissector);
}

static gboolean
is_more (const Extension *self,
         gsize            end)
{
  return octet_dissector_ok (self->dissector) && position (self) < end;
}

/* JA3's lists; @out is NULL where nobody asked for them. */
static void
print_number (GString *out,
              guint32  value)
{
  if (out != NULL)
    g_string_append_printf (out, "%s%u", out->len > 0 ? "-" : "", value);
}

/* A list of numbers of @size octets, below a heading. */
static void
add_numbers (Extension *self,
             guint      heading,
             guint      field,
             gsize      size,
             gsize      end,
             GString   *print)
{
  octet_dissector_open (self->dissector, heading);
  while (is_more (self, end))
    {
      guint32 value = tls_number (self->dissector, field, size, end);

      if (!(size == 2 && TLS_IS_GREASE (value)))
        print_number (print, value);
    }
  octet_dissector_close (self->dissector);
}

/* RFC 6066, 3. A server only says that it understood. */
static void
add_server_name (Extension *self)
{
  gsize list_end, end;

  if (position (self) >= self->end)
    return;
  octet_dissector_open_text (self->dissector, _("Server name"));
  list_end = tls_length (self->dissector, TLS_SERVER_NAMES_LENGTH, 2, self->end);
  while (is_more (self, list_end))
    {
      tls_number (self->dissector, TLS_SERVER_NAME_TYPE, 1, list_end);
      end = tls_length (self->dissector, TLS_SERVER_NAME_LENGTH, 2, list_end);
      tls_octets (self->dissector, TLS_SERVER_NAME, end - MIN (position (self), end), list_end);
    }
  octet_dissector_close (self->dissector);
}

static void
add_fragment_length (Extension *self)
{
  tls_number (self->dissector, TLS_FRAGMENT_LENGTH, 1, self->end);
}

/* RFC 6066, 8: what the client wants to know; servers answer with nothing. */
static void
add_status_request (Extension *self)
{
  gsize end;

  if (position (self) >= self->end)
    return;
  tls_number (self->dissector, TLS_STATUS_TYPE, 1, self->end);
  end = tls_length (self->dissector, TLS_STATUS_RESPONDERS_LENGTH, 2, self->end);
  tls_skip_to (self->dissector, end);
  end = tls_length (self->dissector, TLS_STATUS_EXTENSIONS_LENGTH, 2, self->end);
  tls_skip_to (self->dissector, end);
}

static void
add_groups (Extension *self)
{
  gsize end = tls_length (self->dissector, TLS_GROUPS_LENGTH, 2, self->end);

  add_numbers (self, TLS_GROUPS, TLS_GROUP, 2, end, self->print->groups);
}

static void
add_points (Extension *self)
{
  gsize end = tls_length (self->dissector, TLS_POINTS_LENGTH, 1, self->end);

  add_numbers (self, TLS_POINTS, TLS_POINT, 1, end, self->print->points);
}

/* One algorithm: as TLS 1.3 reads the number, and as 1.2 reads its two octets. */
void
tls_add_signature_algorithm (OctetDissector *self,
                             gsize           end)
{
  tls_number (self, TLS_SIGNATURE_ALGORITHM, 2, end);
}

static void
add_signatures (Extension *self)
{
  gsize end = tls_length (self->dissector, TLS_SIGNATURES_LENGTH, 2, self->end);

  octet_dissector_open (self->dissector, TLS_SIGNATURES);
  while (is_more (self, end))
    tls_add_signature_algorithm (self->dissector, end);
  octet_dissector_close (self->dissector);
}

static void
add_heartbeat (Extension *self)
{
  tls_number (self->dissector, TLS_HEARTBEAT_MODE, 1, self->end);
}

/* A list of short names with a length in front of each. */
static void
add_strings (Extension *self,
             guint      length,
             guint      field,
             gsize      end)
{
  while (is_more (self, end))
    {
      gsize string_end = tls_length (self->dissector, length, 1, end);

      tls_octets (self->dissector, field, string_end - MIN (position (self), string_end), end);
    }
}

static void
add_alpn (Extension *self)
{
  gsize end = tls_length (self->dissector, TLS_ALPN_LENGTH, 2, self->end);

  octet_dissector_open (self->dissector, TLS_ALPN);
  add_strings (self, TLS_ALPN_STRING_LENGTH, TLS_ALPN_STRING, end);
  octet_dissector_close (self->dissector);
}

static void
add_npn (Extension *self)
{
  if (self->message == SERVER_HELLO)
    add_strings (self, TLS_NPN_LENGTH, TLS_NPN, self->end);
}

static void
add_alps (Extension *self)
{
  gsize end = tls_length (self->dissector, TLS_ALPS_LENGTH, 2, self->end);

  octet_dissector_open (self->dissector, TLS_ALPS);
  add_strings (self, TLS_ALPS_STRING_LENGTH, TLS_ALPS_STRING, end);
  octet_dissector_close (self->dissector);
}

/* RFC 6962, 3.3: the promise of a log to list the certificate. */
static void
add_sct (OctetDissector *self,
         gsize           end)
{
  gsize inner, at;

  octet_dissector_open_text (self, _("Signed certificate timestamp"));
  end = tls_length (self, TLS_SCT_LENGTH, 2, end);
  tls_number (self, TLS_SCT_VERSION, 1, end);
  tls_octets (self, TLS_SCT_LOG, 32, end);
  at = octet_dissector_get_position (self);
  if (tls_has (self, end, 8))
    {
      guint64 milliseconds = octet_reader_be (octet_dissector_rest (self), 8);

      octet_dissector_add_time (self, TLS_SCT_TIME,
                                (gint64) MIN (milliseconds, G_MAXINT64 / 1000000) * 1000000, at,
                                8);
    }
  inner = tls_length (self, TLS_SCT_EXTENSIONS_LENGTH, 2, end);
  tls_skip_to (self, inner);
  tls_add_signature_algorithm (self, end);
  inner = tls_length (self, TLS_SCT_SIGNATURE_LENGTH, 2, end);
  tls_octets (self, TLS_SCT_SIGNATURE,
              inner - MIN (octet_dissector_get_position (self), inner), end);
  tls_skip_to (self, end);
  octet_dissector_close (self);
}

/* A list of timestamps, from a hello or a certificate, up to @end. */
void
tls_add_timestamps (OctetDissector *self,
                    gsize           end)
{
  if (octet_dissector_get_position (self) >= end)
    return;
  end = tls_length (self, TLS_SCTS_LENGTH, 2, end);
  while (octet_dissector_ok (self) && octet_dissector_get_position (self) < end)
    add_sct (self, end);
}

static void
add_scts (Extension *self)
{
  tls_add_timestamps (self->dissector, self->end);
}

static void
add_padding (Extension *self)
{
  tls_octets (self->dissector, TLS_PADDING, self->end - position (self), self->end);
}

static void
add_cert_compressions (Extension *self)
{
  gsize end = tls_length (self->dissector, TLS_CERT_COMPRESSIONS_LENGTH, 1, self->end);

  while (is_more (self, end))
    tls_number (self->dissector, TLS_CERT_COMPRESSION, 2, end);
}

static void
add_size_limit (Extension *self)
{
  tls_number (self->dissector, TLS_RECORD_SIZE_LIMIT, 2, self->end);
}

/* RFC 8446, 4.2.11: tickets and proofs in a client hello, a choice in a server's. */
static void
add_psk (Extension *self)
{
  OctetDissector *dissector = self->dissector;
  gsize end;

  if (self->message == SERVER_HELLO)
    {
      tls_number (dissector, TLS_IDENTITY_SELECTED, 2, self->end);
      return;
    }
  end = tls_length (dissector, TLS_IDENTITIES_LENGTH, 2, self->end);
  while (is_more (self, end))
    {
      gsize identity_end;

      octet_dissector_open_text (dissector, _("PSK identity"));
      identity_end = tls_length (dissector, TLS_IDENTITY_LENGTH, 2, end);
      tls_octets (dissector, TLS_IDENTITY, identity_end - MIN (position (self), identity_end), end);
      tls_number (dissector, TLS_TICKET_AGE, 4, end);
      octet_dissector_close (dissector);
    }
  end = tls_length (dissector, TLS_BINDERS_LENGTH, 2, self->end);
  if (position (self) < end)
    {
      octet_dissector_open (dissector, TLS_BINDERS);
      tls_skip_to (dissector, end);
      octet_dissector_close (dissector);
    }
}

static void
add_early_data (Extension *self)
{
  if (self->message == NEW_SESSION_TICKET)
    tls_number (self->dissector, TLS_EARLY_DATA, 4, self->end);
}

static void
add_supported_versions (Extension *self)
{
  gsize end = self->end;

  if (self->message == CLIENT_HELLO)
    end = tls_length (self->dissector, TLS_VERSIONS_LENGTH, 1, self->end);
  while (is_more (self, end))
    tls_number (self->dissector, TLS_SUPPORTED_VERSION, 2, end);
}

static void
add_cookie (Extension *self)
{
  gsize end = tls_length (self->dissector, TLS_COOKIE_LENGTH, 2, self->end);

  tls_octets (self->dissector, TLS_COOKIE, end - MIN (position (self), end), self->end);
}

static void
add_psk_modes (Extension *self)
{
  gsize end = tls_length (self->dissector, TLS_PSK_MODES_LENGTH, 1, self->end);

  while (is_more (self, end))
    tls_number (self->dissector, TLS_PSK_MODE, 1, end);
}

static void
add_share (Extension *self,
           gsize      end)
{
  gsize share_end;

  octet_dissector_open_text (self->dissector, _("Key share"));
  tls_number (self->dissector, TLS_SHARE_GROUP, 2, end);
  share_end = tls_length (self->dissector, TLS_SHARE_LENGTH, 2, end);
  tls_octets (self->dissector, TLS_SHARE, share_end - MIN (position (self), share_end), end);
  octet_dissector_close (self->dissector);
}

/* RFC 8446, 4.2.8: keys of a client, the key of a server, or the group it would like. */
static void
add_shares (Extension *self)
{
  gsize end;

  if (self->message != CLIENT_HELLO)
    {
      if (self->end - position (self) == 2)
        tls_number (self->dissector, TLS_SHARE_SELECTED, 2, self->end);
      else
        add_share (self, self->end);
      return;
    }
  end = tls_length (self->dissector, TLS_SHARES_LENGTH, 2, self->end);
  while (is_more (self, end))
    add_share (self, end);
}

static void
add_renegotiation (Extension *self)
{
  gsize end = tls_length (self->dissector, TLS_RENEGOTIATION_LENGTH, 1, self->end);

  tls_octets (self->dissector, TLS_RENEGOTIATION, end - MIN (position (self), end), self->end);
}

static void
add_nothing (Extension *self)
{
  (void) self;
}

static const struct
{
  guint16 type;
  void  (*add) (Extension *self);
} readers[] = {
  { 0, add_server_name },          { 1, add_fragment_length },   { 5, add_status_request },
  { 10, add_groups },              { 11, add_points },           { 13, add_signatures },
  { 15, add_heartbeat },           { 16, add_alpn },             { 18, add_scts },
  { 21, add_padding },             { 22, add_nothing },          { 23, add_nothing },
  { 27, add_cert_compressions },   { 28, add_size_limit },       { 34, add_signatures },
  { 40, add_shares },              { 41, add_psk },              { 42, add_early_data },
  { 43, add_supported_versions },  { 44, add_cookie },           { 45, add_psk_modes },
  { 49, add_nothing },             { 50, add_signatures },       { 51, add_shares },
  { 13172, add_npn },              { 17513, add_alps },          { 17613, add_alps },
  { 65281, add_renegotiation },
};

static void
add_content (Extension *self,
             guint32    type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    if (readers[i].type == type)
      {
        readers[i].add (self);
        if (octet_dissector_ok (self->dissector) && position (self) < self->end)
          octet_dissector_note_here (self->dissector, TLS_NOTE_TRAILING);
        tls_skip_to (self->dissector, self->end);
        return;
      }
  octet_dissector_read_size (self->dissector, TLS_EXTENSION_DATA, self->end - position (self));
}

static void
add_extension (OctetDissector *self,
               guint8          message,
               gsize           end,
               TlsPrint       *print)
{
  Extension extension = { self, message, end, print, NULL };
  const char *name;
  guint32 type;

  octet_dissector_open_text (self, _("Extension"));
  type = tls_number (self, TLS_EXTENSION_TYPE, 2, end);
  name = octet_name_find (tls_extensions, TLS_N_EXTENSIONS, type);
  octet_dissector_label (self, _("Extension: %s (%u)"), name != NULL ? name : _("unknown"), type);
  /* One that is longer than everything that follows leaves nothing to be read in order. */
  if (tls_has (self, end, 2) && octet_reader_peek_be (octet_dissector_rest (self), 0, 2) + 2 >
                                  octet_dissector_get_left (self))
    octet_dissector_mark_malformed (self);
  extension.end = tls_length (self, TLS_EXTENSION_LENGTH, 2, end);
  if (octet_dissector_ok (self))
    {
      if (!TLS_IS_GREASE (type))
        print_number (print->extensions, type);
      add_content (&extension, type);
    }
  octet_dissector_close (self);
}

/* All extensions of the message of type @message, up to @end. */
void
tls_add_extensions (OctetDissector *self,
                    TlsContext     *context,
                    guint8          message,
                    gsize           end,
                    TlsPrint       *print)
{
  gsize list_end = tls_length (self, TLS_EXTENSIONS_LENGTH, 2, end);

  (void) context;
  while (octet_dissector_ok (self) && octet_dissector_get_position (self) < list_end)
    add_extension (self, message, list_end, print);
}
