/* tls-handshake.c - the messages with which two ends of TLS introduce themselves (RFC 5246, 8446).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "protocols/security/tls-fields.h"
#include "protocols/security/tls-names.h"
#include "protocols/security/tls-private.h"

enum
{
  HELLO_REQUEST = 0, CLIENT_HELLO = 1, SERVER_HELLO = 2, NEW_SESSION_TICKET = 4,
  END_OF_EARLY_DATA = 5, ENCRYPTED_EXTENSIONS = 8, CERTIFICATE = 11, SERVER_KEY_EXCHANGE = 12,
  CERTIFICATE_REQUEST = 13, SERVER_HELLO_DONE = 14, CERTIFICATE_VERIFY = 15,
  CLIENT_KEY_EXCHANGE = 16, FINISHED = 20, CERTIFICATE_STATUS = 22, KEY_UPDATE = 24,
  COMPRESSED_CERTIFICATE = 25,
};

static const OctetName messages[] = {
  { 0, N_("Hello Request") },       { 1, N_("Client Hello") },
  { 2, N_("Server Hello") },        { 4, N_("New Session Ticket") },
  { 5, N_("End of Early Data") },   { 6, N_("Hello Retry Request") },
  { 8, N_("Encrypted Extensions") }, { 11, N_("Certificate") },
  { 12, N_("Server Key Exchange") }, { 13, N_("Certificate Request") },
  { 14, N_("Server Hello Done") },  { 15, N_("Certificate Verify") },
  { 16, N_("Client Key Exchange") }, { 20, N_("Finished") },
  { 21, N_("Certificate URL") },    { 22, N_("Certificate Status") },
  { 23, N_("Supplemental Data") },  { 24, N_("Key Update") },
  { 25, N_("Compressed Certificate") },
};

static gsize
position (OctetDissector *self)
{
  return octet_dissector_get_position (self);
}

static gboolean
is_more (OctetDissector *self,
         gsize           end)
{
  return octet_dissector_ok (self) && position (self) < end;
}

/* Whether the connection speaks TLS 1.2 or newer, where signatures name their algorithm. */
static gboolean
names_algorithms (const TlsContext *context)
{
  return (context->talk != NULL && context->talk->version == TLS_VERSION_1_2) ||
         tls_is_1_3 (context);
}

static void
add_random (OctetDissector *self,
            TlsContext     *context,
            gsize           end)
{
  gsize at = position (self);
  const guint8 *bytes = octet_dissector_get_bytes (self) + at;

  tls_octets (self, TLS_RANDOM, 32, end);
  if (position (self) != at + 32 || !octet_dissector_ok (self) || tls_is_1_3 (context))
    return;
  octet_dissector_enter (self);
  octet_dissector_add_time (self, TLS_RANDOM_TIME,
                            (gint64) octet_bytes_be32 (bytes) * G_GINT64_CONSTANT (1000000000),
                            at, 4);
  octet_dissector_add (self, TLS_RANDOM_BYTES, at + 4, 28);
  octet_dissector_close (self);
}

static void
add_session_id (OctetDissector *self,
                gsize           end)
{
  gsize id_end = tls_length (self, TLS_SESSION_ID_LENGTH, 1, end);

  tls_octets (self, TLS_SESSION_ID, id_end - MIN (position (self), id_end), end);
}

static void
add_suites (OctetDissector *self,
            gsize           end,
            GString        *print)
{
  gsize list_end = tls_length (self, TLS_SUITES_LENGTH, 2, end);

  octet_dissector_open (self, TLS_SUITES);
  while (is_more (self, list_end))
    {
      guint32 suite = tls_number (self, TLS_SUITE, 2, list_end);

      if (print != NULL && !TLS_IS_GREASE (suite))
        g_string_append_printf (print, "%s%u", print->str[print->len - 1] != ',' ? "-" : "", suite);
    }
  octet_dissector_close (self);
}

static void
add_compressions (OctetDissector *self,
                  gsize           end)
{
  gsize list_end = tls_length (self, TLS_COMPRESSIONS_LENGTH, 1, end);

  octet_dissector_open (self, TLS_COMPRESSIONS);
  while (is_more (self, list_end))
    tls_number (self, TLS_COMPRESSION, 1, list_end);
  octet_dissector_close (self);
}

/* Until draft 22 of TLS 1.3 a server hello had neither session id nor compression. */
static gboolean
is_draft_before_22 (guint16 version)
{
  return (version & 0xff00) == 0x7f00 && (version & 0xff) < 22;
}

/* Everything of a hello; what JA3 puts together goes to @text and @print, where they are there. */
static void
add_hello_fields (OctetDissector *self,
                  TlsContext     *context,
                  guint8          type,
                  gsize           end,
                  GString        *text,
                  TlsPrint       *print)
{
  guint32 number = tls_number (self, TLS_VERSION, 2, end);
  gboolean is_old_draft;

  if (text != NULL)
    g_string_append_printf (text, "%u,", number);
  add_random (self, context, end);
  is_old_draft = type == SERVER_HELLO && context->talk != NULL &&
                 is_draft_before_22 (context->talk->version);
  if (!is_old_draft)
    add_session_id (self, end);
  if (type == CLIENT_HELLO)
    {
      add_suites (self, end, text);
      add_compressions (self, end);
    }
  else
    {
      number = tls_number (self, TLS_SUITE, 2, end);
      if (text != NULL)
        g_string_append_printf (text, "%u", number);
      if (!is_old_draft)
        tls_number (self, TLS_COMPRESSION, 1, end);
    }
  print->at = position (self);
  if (is_more (self, end))
    tls_add_extensions (self, context, type, end, print);
}

/* JA3 and JA3S (github.com/salesforce/ja3): numbers of the hello, and their MD5. */
static void
add_hello (OctetDissector *self,
           TlsContext     *context,
           guint8          type,
           gsize           end)
{
  gboolean is_client = type == CLIENT_HELLO;
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) extensions = NULL;
  g_autoptr (GString) groups = NULL;
  g_autoptr (GString) points = NULL;
  g_autofree char *md5 = NULL;
  TlsPrint print = { 0 };

  if (!octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    {
      add_hello_fields (self, context, type, end, NULL, &print);
      return;
    }
  text = g_string_new (NULL);
  print.extensions = extensions = g_string_new (NULL);
  print.groups = groups = g_string_new (NULL);
  print.points = points = g_string_new (NULL);
  add_hello_fields (self, context, type, end, text, &print);
  if (!octet_dissector_ok (self))
    return;
  if (is_client)
    g_string_append_printf (text, ",%s,%s,%s", extensions->str, groups->str, points->str);
  else
    g_string_append_printf (text, ",%s", extensions->str);
  md5 = g_compute_checksum_for_string (G_CHECKSUM_MD5, text->str, -1);
  octet_dissector_add_text (self, is_client ? TLS_JA3_FULL : TLS_JA3S_FULL, text->str, print.at,
                            0);
  octet_dissector_add_text (self, is_client ? TLS_JA3 : TLS_JA3S, md5, print.at, 0);
}

static void
add_ticket (OctetDissector *self,
            TlsContext     *context,
            gsize           end)
{
  TlsPrint print = { 0 };
  gsize inner;

  tls_number (self, TLS_TICKET_LIFETIME, 4, end);
  if (tls_is_1_3 (context))
    {
      tls_number (self, TLS_TICKET_AGE_ADD, 4, end);
      inner = tls_length (self, TLS_TICKET_NONCE_LENGTH, 1, end);
      tls_octets (self, TLS_TICKET_NONCE, inner - MIN (position (self), inner), end);
    }
  inner = tls_length (self, TLS_TICKET_LENGTH, 2, end);
  tls_octets (self, TLS_TICKET, inner - MIN (position (self), inner), end);
  if (tls_is_1_3 (context))
    tls_add_extensions (self, context, NEW_SESSION_TICKET, end, &print);
}

static void
add_certificates (OctetDissector *self,
                  TlsContext     *context,
                  gsize           end)
{
  TlsPrint print = { 0 };
  gsize inner;

  if (tls_is_1_3 (context))
    {
      inner = tls_length (self, TLS_REQUEST_CONTEXT_LENGTH, 1, end);
      tls_octets (self, TLS_REQUEST_CONTEXT, inner - MIN (position (self), inner), end);
    }
  end = tls_length (self, TLS_CERTIFICATES_LENGTH, 3, end);
  if (!is_more (self, end))
    return;
  octet_dissector_open (self, TLS_CERTIFICATES);
  while (is_more (self, end))
    {
      gsize at, stated = (gsize) octet_reader_peek_be (octet_dissector_rest (self), 0, 3);

      inner = tls_length (self, TLS_CERTIFICATE_LENGTH, 3, end);
      at = position (self);
      tls_octets (self, TLS_CERTIFICATE, inner - MIN (at, inner), end);
      /* One that does not fit was said to be too long already. */
      if (octet_dissector_ok (self) && inner > at && stated == inner - at)
        octet_dissector_call_part (self, "tls.certificate", 0, at, inner - at);
      if (tls_is_1_3 (context))
        tls_add_extensions (self, context, CERTIFICATE, end, &print);
    }
  octet_dissector_close (self);
}

static void
add_signature (OctetDissector *self,
               TlsContext     *context,
               guint           length,
               guint           field,
               gsize           end)
{
  gsize inner;

  if (names_algorithms (context))
    tls_add_signature_algorithm (self, end);
  inner = tls_length (self, length, 2, end);
  tls_octets (self, field, inner - MIN (position (self), inner), end);
}

static void
add_vector (OctetDissector *self,
            guint           length,
            gsize           length_size,
            guint           field,
            gsize           end)
{
  gsize inner = tls_length (self, length, length_size, end);

  tls_octets (self, field, inner - MIN (position (self), inner), end);
}

/* How the key is agreed on stands in the suite's name: TLS_ECDHE_RSA_WITH_... */
static gboolean
suite_begins (const TlsContext *context,
              const char       *word)
{
  const char *name = NULL;

  if (context->talk != NULL)
    name = octet_name_find (tls_suites, TLS_N_SUITES, context->talk->suite);
  return name != NULL && g_str_has_prefix (name, "TLS_") && g_str_has_prefix (name + 4, word);
}

static void
add_server_key (OctetDissector *self,
                TlsContext     *context,
                gsize           end)
{
  gboolean is_anonymous = suite_begins (context, "DH_anon") || suite_begins (context, "ECDH_anon");

  if (suite_begins (context, "ECDH"))
    {
      octet_dissector_open_text (self, _("EC Diffie-Hellman parameters of the server"));
      if (tls_number (self, TLS_CURVE_TYPE, 1, end) == 3)
        {
          tls_number (self, TLS_CURVE, 2, end);
          add_vector (self, TLS_SERVER_POINT_LENGTH, 1, TLS_SERVER_POINT, end);
          if (!is_anonymous)
            add_signature (self, context, TLS_SIGNATURE_LENGTH, TLS_SIGNATURE, end);
        }
      octet_dissector_close (self);
    }
  else if (suite_begins (context, "DHE") || suite_begins (context, "DH_anon"))
    {
      octet_dissector_open_text (self, _("Diffie-Hellman parameters of the server"));
      add_vector (self, TLS_P_LENGTH, 2, TLS_P, end);
      add_vector (self, TLS_G_LENGTH, 2, TLS_G, end);
      add_vector (self, TLS_YS_LENGTH, 2, TLS_YS, end);
      if (!is_anonymous)
        add_signature (self, context, TLS_SIGNATURE_LENGTH, TLS_SIGNATURE, end);
      octet_dissector_close (self);
    }
  else if (suite_begins (context, "PSK"))
    add_vector (self, TLS_HINT_LENGTH, 2, TLS_HINT, end);
}

static void
add_client_key (OctetDissector *self,
                TlsContext     *context,
                gsize           end)
{
  if (suite_begins (context, "ECDH"))
    {
      octet_dissector_open_text (self, _("EC Diffie-Hellman parameters of the client"));
      add_vector (self, TLS_CLIENT_POINT_LENGTH, 1, TLS_CLIENT_POINT, end);
    }
  else if (suite_begins (context, "DH"))
    {
      octet_dissector_open_text (self, _("Diffie-Hellman parameters of the client"));
      add_vector (self, TLS_YC_LENGTH, 2, TLS_YC, end);
    }
  else if (suite_begins (context, "RSA_PSK") || suite_begins (context, "PSK"))
    {
      octet_dissector_open_text (self, _("Shared secret"));
      add_vector (self, TLS_PSK_LENGTH, 2, TLS_PSK, end);
    }
  else if (suite_begins (context, "RSA") && context->talk->version != 0x0300)
    {
      octet_dissector_open_text (self, _("Secret, encrypted with the server's RSA key"));
      add_vector (self, TLS_EPMS_LENGTH, 2, TLS_EPMS, end);
    }
  else
    return;
  octet_dissector_close (self);
}

static void
add_request (OctetDissector *self,
             TlsContext     *context,
             gsize           end)
{
  gsize inner = tls_number (self, TLS_CERT_TYPES_COUNT, 1, end) + position (self);

  octet_dissector_open (self, TLS_CERT_TYPES);
  while (is_more (self, MIN (inner, end)))
    tls_number (self, TLS_CERT_TYPE, 1, end);
  octet_dissector_close (self);
  if (names_algorithms (context))
    {
      inner = tls_length (self, TLS_SIGNATURES_LENGTH, 2, end);
      octet_dissector_open (self, TLS_SIGNATURES);
      while (is_more (self, inner))
        tls_add_signature_algorithm (self, inner);
      octet_dissector_close (self);
    }
  inner = tls_length (self, TLS_NAMES_LENGTH, 2, end);
  if (!is_more (self, inner))
    return;
  octet_dissector_open (self, TLS_NAMES);
  while (is_more (self, inner))
    {
      gsize name_end = tls_length (self, TLS_NAME_LENGTH, 2, inner);

      gsize at = position (self);

      octet_dissector_open (self, TLS_NAME);
      tls_skip_to (self, name_end);
      octet_dissector_close (self);
      if (octet_dissector_ok (self) && name_end > at)
        octet_dissector_call_part (self, "tls.certificate", 1, at, name_end - at);
    }
  octet_dissector_close (self);
}

static void
add_status (OctetDissector *self,
            gsize           end)
{
  gsize inner, at;

  tls_number (self, TLS_STATUS_TYPE, 1, end);
  inner = tls_length (self, TLS_OCSP_LENGTH, 3, end);
  at = position (self);
  if (octet_dissector_ok (self) && inner > at)
    octet_dissector_call_part (self, "tls.ocsp", 0, at, inner - at);
}

static void
add_heading (OctetDissector *self,
             guint           field,
             gsize           end)
{
  octet_dissector_open (self, field);
  tls_skip_to (self, end);
  octet_dissector_close (self);
}

static void
add_compressed (OctetDissector *self,
                gsize           end)
{
  tls_number (self, TLS_CERT_COMPRESSION, 2, end);
  tls_number (self, TLS_UNCOMPRESSED_LENGTH, 3, end);
  add_vector (self, TLS_COMPRESSED_LENGTH, 3, TLS_COMPRESSED, end);
}

static void
add_encrypted_extensions (OctetDissector *self,
                          TlsContext     *context,
                          gsize           end)
{
  TlsPrint print = { 0 };

  tls_add_extensions (self, context, ENCRYPTED_EXTENSIONS, end, &print);
}

static void
add_body (OctetDissector *self,
          TlsContext     *context,
          guint8          type,
          gsize           end)
{
  if (type == CLIENT_HELLO || type == SERVER_HELLO)
    add_hello (self, context, type, end);
  else if (type == NEW_SESSION_TICKET && position (self) < end)
    add_ticket (self, context, end);
  else if (type == ENCRYPTED_EXTENSIONS)
    add_encrypted_extensions (self, context, end);
  else if (type == CERTIFICATE)
    add_certificates (self, context, end);
  else if (type == SERVER_KEY_EXCHANGE)
    add_server_key (self, context, end);
  else if (type == CERTIFICATE_REQUEST && !tls_is_1_3 (context))
    add_request (self, context, end);
  else if (type == CERTIFICATE_VERIFY)
    add_signature (self, context, TLS_VERIFY_LENGTH, TLS_VERIFY, end);
  else if (type == CLIENT_KEY_EXCHANGE)
    add_client_key (self, context, end);
  else if (type == FINISHED)
    add_heading (self, TLS_VERIFY_DATA, end);
  else if (type == CERTIFICATE_STATUS)
    add_status (self, end);
  else if (type == KEY_UPDATE)
    tls_number (self, TLS_KEY_UPDATE, 1, end);
  else if (type == COMPRESSED_CERTIFICATE)
    add_compressed (self, end);
}

/* RFC 8446, 4.2.1: the version that a server hello really chooses. */
static guint16
find_version (const guint8 *hello,
              gsize         size)
{
  OctetReader reader;
  guint16 version;

  octet_reader_init (&reader, hello, size);
  version = octet_reader_be16 (&reader);
  if ((version & 0xff00) == 0x7f00)
    return version;
  octet_reader_skip (&reader, 32);
  octet_reader_skip (&reader, octet_reader_u8 (&reader));
  octet_reader_skip (&reader, 5);
  while (octet_reader_left (&reader) >= 4)
    {
      guint16 type = octet_reader_be16 (&reader);
      guint16 length = octet_reader_be16 (&reader);

      if (type == 43 && length == 2)
        return (guint16) octet_reader_peek_be (&reader, 0, 2);
      octet_reader_skip (&reader, length);
    }
  return version;
}

/* RFC 7301: the protocol that a server hello chose. */
static const char *
find_alpn (const guint8 *hello,
           gsize         size)
{
  OctetReader reader;

  octet_reader_init (&reader, hello, size);
  octet_reader_skip (&reader, 34);
  octet_reader_skip (&reader, octet_reader_u8 (&reader));
  octet_reader_skip (&reader, 5);
  while (octet_reader_left (&reader) >= 4)
    {
      guint16 type = octet_reader_be16 (&reader);
      guint16 length = octet_reader_be16 (&reader);
      const guint8 *data = octet_reader_take (&reader, length);

      if (type == 16 && data != NULL && length > 3 && data[2] == length - 3)
        {
          g_autofree char *name = g_strndup ((const char *) data + 3, data[2]);

          return g_intern_string (name);
        }
    }
  return NULL;
}

static void
remember_server (TlsTalk      *talk,
                 const guint8 *hello,
                 gsize         size)
{
  gsize id_size = size > 34 ? hello[34] : 0;

  talk->version = find_version (hello, size);
  talk->alpn = find_alpn (hello, size);
  if (size >= 35 + id_size + 2)
    talk->suite = octet_bytes_be16 (hello + 35 + id_size);
  if (is_draft_before_22 (talk->version) && size >= 36)
    talk->suite = octet_bytes_be16 (hello + 34);
}

/* What the first pass keeps of a message in the clear; @body has @size octets. */
static void
remember (OctetDissector *self,
          TlsContext     *context,
          guint8          type,
          const guint8   *body,
          gsize           size)
{
  TlsTalk *talk = tls_talk_ensure (self);

  context->talk = talk;
  if (talk == NULL)
    return;
  if (type == CLIENT_HELLO && size > 34)
    {
      talk->has_client = TRUE;
      talk->client_is_a = context->side == 0;
    }
  else if (type == CERTIFICATE)
    talk->has_certificate = TRUE;
  else if (type == SERVER_HELLO && size >= 36)
    remember_server (talk, body, size);
}

static gboolean
is_known (guint8 type)
{
  return octet_name_find (messages, G_N_ELEMENTS (messages), type) != NULL;
}

static gboolean
was_cipher_changed (OctetDissector   *self,
                    const TlsContext *context)
{
  guint32 packet = octet_dissector_get_frame (self)->number;

  if (context->is_encrypted)
    return TRUE;
  return context->talk != NULL && context->talk->cipher_packet[context->side] != 0 &&
         packet > context->talk->cipher_packet[context->side];
}

/* The server's hello answers the client's in their conversation; who is asked to say hello once
 * more asks anew (RFC 8446, 4.1.4). */
static void
add_turn (OctetDissector *self,
          guint8          type,
          gsize           at)
{
  static const OctetExchangeFields links = { TLS_HELLO_IN, TLS_HELLO_TO, TLS_HELLO_TIME };
  OctetExchangePart part = { .at = at, .is_request = type == CLIENT_HELLO, .is_stream = TRUE };

  if (type != CLIENT_HELLO && type != SERVER_HELLO)
    return;
  octet_dissector_link_turn (self, &part, &links);
}

/* One message whose header says that it ends at @end. */
static void
add_message (OctetDissector *self,
             TlsContext     *context,
             guint8          type,
             gsize           end)
{
  gsize at = position (self);
  const guint8 *bytes = octet_dissector_get_bytes (self) + at;
  gsize there = octet_reader_left (octet_dissector_rest (self));
  const char *name = _(octet_name_find (messages, G_N_ELEMENTS (messages), type));

  if (octet_dissector_is_first_pass (self) && there > 4)
    remember (self, context, type, bytes + 4, MIN (there, end - position (self)) - 4);
  octet_dissector_open (self, TLS_HANDSHAKE);
  octet_dissector_label (self, _("Handshake message: %s"), name);
  octet_dissector_summarize_more (self, "%s%s", context->summary, name);
  context->summary = ", ";
  octet_dissector_read (self, TLS_TYPE);
  octet_dissector_read (self, TLS_LENGTH);
  if (octet_dissector_ok (self))
    {
      add_body (self, context, type, end);
      tls_skip_to (self, end);
      add_turn (self, type, at);
    }
  octet_dissector_close (self);
}

static void
add_unreadable (OctetDissector *self,
                TlsContext     *context,
                gsize           end,
                const char     *text)
{
  octet_dissector_open (self, TLS_HANDSHAKE);
  octet_dissector_label (self, "%s", text);
  octet_dissector_summarize_more (self, "%s%s", context->summary, text);
  context->summary = ", ";
  tls_skip_to (self, end);
  octet_dissector_close (self);
}

/* The messages of a record that ends at @end. */
void
tls_add_handshakes (OctetDissector *self,
                    TlsContext     *context,
                    gsize           end)
{
  gboolean is_encrypted = was_cipher_changed (self, context);

  while (is_more (self, end))
    {
      OctetReader *rest = octet_dissector_rest (self);
      guint8 type = (guint8) octet_reader_peek_be (rest, 0, 1);
      gsize length = octet_reader_peek_be (rest, 1, 3);

      if (is_encrypted || !is_known (type))
        add_unreadable (self, context, end, _("Encrypted Handshake Message"));
      else if (length + 4 > end - position (self))
        add_unreadable (self, context, end, _("Handshake Message (fragment)"));
      else
        add_message (self, context, type, position (self) + length + 4);
    }
}
