/* tls.c - Transport Layer Security: records (RFC 5246, 6.2; 8446, 5; SSL 2.0 hellos).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0      1             3             5
 *     +------+-------------+-------------+--------------------------
 *     | type | version     | length      | messages, or ciphertext …
 *     +------+-------------+-------------+--------------------------
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "protocols/security/tls-fields.h"
#include "protocols/security/tls-private.h"
#include "protocols/security/tls.h"

enum
{
  CHANGE_CIPHER_SPEC = 20, ALERT = 21, HANDSHAKE = 22, APPLICATION_DATA = 23, HEARTBEAT = 24,
};

#define HEADER_SIZE 5u
/* RFC 5246, 6.2.3: 2^14 octets and room for what encryption adds. */
#define MAX_CIPHERTEXT (16384u + 2048u)
/* Some senders do not care; twice 2^14 is nobody's record. */
#define MAX_RECORD (1u << 15)

static const OctetCarrier carriers[] = {
  { "tcp.port", 324 },   { "tcp.port", 443 },   { "tcp.port", 465 },   { "tcp.port", 636 },
  { "tcp.port", 802 },   { "tcp.port", 853 },   { "tcp.port", 993 },   { "tcp.port", 995 },
  { "tcp.port", 1300 },  { "tcp.port", 2443 },  { "tcp.port", 3249 },  { "tcp.port", 3250 },
  { "tcp.port", 3251 },  { "tcp.port", 3252 },  { "tcp.port", 3496 },  { "tcp.port", 5061 },
  { "tcp.port", 5671 },  { "tcp.port", 5684 },  { "tcp.port", 5868 },  { "tcp.port", 8883 },
  { "tcp.port", 11207 }, { "tcp.port", 19999 }, { "tcp.port", 27017 },
  { "tcp.port", OCTET_HEURISTIC }, { "tls", 0 }, { "tls.sct", TLS_PART_SCT },
  { "quic.crypto", OCTET_TLS_HANDSHAKE },
};

/* What is spoken inside, by the port it is usually spoken on. */
static const struct
{
  guint16     port;
  const char *name;
} inside[] = {
  { 21, "File Transfer Protocol (FTP)" },
  { 25, "Simple Mail Transfer Protocol" },
  { 110, "Post Office Protocol" },
  { 143, "Internet Message Access Protocol" },
  { 443, "Hypertext Transfer Protocol" },
  { 465, "Simple Mail Transfer Protocol" },
  { 587, "Simple Mail Transfer Protocol" },
  { 636, "Lightweight Directory Access Protocol" },
  { 853, "Domain Name System" },
  { 990, "File Transfer Protocol (FTP)" },
  { 993, "Internet Message Access Protocol" },
  { 995, "Post Office Protocol" },
  { 3306, "MySQL Protocol" },
  { 5061, "Session Initiation Protocol" },
  { 5432, "PostgreSQL" },
  { 8883, "MQ Telemetry Transport Protocol" },
};

static const struct
{
  const char *alpn;
  const char *name;
} agreed[] = {
  { "http/1.1", "Hypertext Transfer Protocol" }, { "http/1.0", "Hypertext Transfer Protocol" },
  { "h2", "HyperText Transfer Protocol 2" },     { "h2-14", "HyperText Transfer Protocol 2" },
  { "h2-16", "HyperText Transfer Protocol 2" },  { "imap", "Internet Message Access Protocol" },
  { "pop3", "Post Office Protocol" },            { "dot", "Domain Name System" },
  { "spdy/1", "SPDY" }, { "spdy/2", "SPDY" }, { "spdy/3", "SPDY" }, { "spdy/3.1", "SPDY" },
};

static gboolean
is_record (const guint8 *data,
           gsize         size)
{
  return size >= 3 && data[0] >= CHANGE_CIPHER_SPEC && data[0] <= HEARTBEAT && data[1] == 3 &&
         data[2] <= 4;
}

/* RFC 5246, E.2: a client hello of SSL 2.0, with which old clients began. */
static gboolean
is_v2_hello (const guint8 *data,
             gsize         size)
{
  guint version;

  if (size < 11 || (data[0] & 0x80) == 0 || data[2] != 1)
    return FALSE;
  version = octet_bytes_be16 (data + 3);
  return (version == 2 || (version >= 0x0300 && version <= 0x0303)) &&
         octet_bytes_be16 (data + 5) % 3 == 0 && octet_bytes_be16 (data + 5) > 0;
}

/* A record of SSL 2.0 with a handshake message, or with an error: two octets of length, and the
 * type. */
static gboolean
is_v2_record (const guint8 *data,
              gsize         size)
{
  return size >= 3 && (data[0] & 0x80) != 0 && (data[2] <= 2 || data[2] == 4);
}

/* A header whose type, version and length are printable characters is none: somebody speaks
 * another protocol here. */
static gboolean
is_text (const guint8 *data,
         gsize         size)
{
  gsize n = 0;

  while (n + 1 < MIN (size, HEADER_SIZE) && g_ascii_isprint (data[n]))
    n++;
  return n + 1 == HEADER_SIZE;
}

/* What is TLS where nobody expects it: a connection begins with a handshake, or data is seen in
 * the middle of it; the other records are too short to be told from chance. */
static gboolean
looks_like_record (const guint8 *data,
                   gsize         size)
{
  guint length;

  if (size < HEADER_SIZE || !is_record (data, size) ||
      (data[0] != HANDSHAKE && data[0] != APPLICATION_DATA))
    return FALSE;
  length = octet_bytes_be16 (data + 3);
  return length > 0 && length < MAX_CIPHERTEXT;
}

static gboolean
tls_accept (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self);
  guint32 port = octet_dissector_get_parameter (self);
  const TlsTalk *talk = tls_talk_find (self);

  if (port == TLS_PART_SCT || port == OCTET_TLS_HANDSHAKE || is_v2_hello (bytes, size))
    return TRUE;
  if (is_text (bytes, size))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (carriers); i++)
    if (carriers[i].value == port && port != 0)
      return TRUE;
  /* A connection that turned to TLS stays with it, whatever its port. */
  if (talk != NULL && octet_dissector_get_frame (self)->number > talk->first_packet &&
      !octet_dissector_is_inside (self, "tls"))
    return TRUE;
  return looks_like_record (bytes, size);
}

static gssize
tls_message_size (OctetDissector *self,
                  const guint8   *data,
                  gsize           size)
{
  const TlsTalk *talk = tls_talk_find (self);

  if (is_v2_hello (data, size))
    return 2 + ((data[0] & 0x7f) << 8 | data[1]);
  if (size < HEADER_SIZE)
    return OCTET_MESSAGE_NEEDS_MORE;
  /* Between ends that have agreed on a version, a type is enough for a record. */
  if (talk != NULL && talk->version != 0 && data[0] >= CHANGE_CIPHER_SPEC && data[0] <= HEARTBEAT)
    return (gssize) (HEADER_SIZE + octet_bytes_be16 (data + 3));
  if ((talk == NULL || talk->version == 0) && is_v2_record (data, size))
    return 2 + ((data[0] & 0x7f) << 8 | data[1]);
  if (!is_record (data, size) || octet_bytes_be16 (data + 3) > MAX_RECORD)
    return (gssize) size;
  return (gssize) (HEADER_SIZE + octet_bytes_be16 (data + 3));
}

static const char *
get_version_name (guint16 version)
{
  if (version == 0x0002)
    return "SSLv2";
  if (version == 0x0300)
    return "SSLv3";
  if (version == 0x0301)
    return "TLSv1";
  if (version == 0x0302)
    return "TLSv1.1";
  if (version == TLS_VERSION_1_2)
    return "TLSv1.2";
  return version == TLS_VERSION_1_3 || (version & 0xff00) == 0x7f00 ? "TLSv1.3" : "TLS";
}

static const char *
find_inside (OctetDissector   *self,
             const TlsContext *context)
{
  guint32 port = octet_dissector_get_parameter (self);

  if (context->talk != NULL && context->talk->alpn != NULL)
    for (gsize i = 0; i < G_N_ELEMENTS (agreed); i++)
      if (strcmp (agreed[i].alpn, context->talk->alpn) == 0)
        return agreed[i].name;
  for (gsize i = 0; i < G_N_ELEMENTS (inside); i++)
    if (inside[i].port == port)
      return inside[i].name;
  return NULL;
}

static void
say (OctetDissector *self,
     TlsContext     *context,
     const char     *text)
{
  octet_dissector_summarize_more (self, "%s%s", context->summary, text);
  context->summary = ", ";
}

static void
say_record (OctetDissector *self,
            TlsContext     *context,
            const char     *text)
{
  say (self, context, text);
  octet_dissector_label (self, _("Record: %s"), text);
}

static void
add_data (OctetDissector *self,
          TlsContext     *context,
          gsize           start,
          gsize           end)
{
  const char *name = find_inside (self, context);

  say_record (self, context, _("Application Data"));
  tls_octets (self, TLS_APP_DATA, end - octet_dissector_get_position (self), end);
  if (name != NULL)
    octet_dissector_add_text (self, TLS_APP_DATA_PROTO, name, start, 0);
}

/* Two octets in the clear; anything else is encrypted. */
static void
add_alert (OctetDissector *self,
           TlsContext     *context,
           gsize           end)
{
  gsize size = end - octet_dissector_get_position (self);
  guint level = (guint) octet_reader_peek_be (octet_dissector_rest (self), 0, 1);

  say_record (self, context, size == 2 ? _("Alert") : _("Encrypted Alert"));
  octet_dissector_open (self, TLS_ALERT);
  if (size == 2 && (level == 1 || level == 2) && !context->is_encrypted)
    {
      octet_dissector_read (self, TLS_ALERT_LEVEL);
      octet_dissector_read (self, TLS_ALERT_DESCRIPTION);
    }
  tls_skip_to (self, end);
  octet_dissector_close (self);
}

/* A server that changes its cipher before the client does takes an earlier session up
 * again (RFC 5246, 7.3). */
static gboolean
is_resumed (const TlsContext *context,
            guint32           packet)
{
  const TlsTalk *talk = context->talk;
  guint client = context->side == 0 ? 1 : 0;

  if (talk == NULL || !talk->has_client || talk->version == 0 || tls_is_1_3 (context) ||
      talk->client_is_a != (client == 0))
    return FALSE;
  return !talk->has_certificate &&
         (talk->cipher_packet[client] == 0 || talk->cipher_packet[client] > packet);
}

static void
add_change_cipher (OctetDissector *self,
                   TlsContext     *context,
                   gsize           end)
{
  TlsTalk *talk = context->talk;
  guint32 packet = octet_dissector_get_frame (self)->number;

  say_record (self, context, _("Change Cipher Spec"));
  octet_dissector_open (self, TLS_CHANGE_CIPHER);
  tls_skip_to (self, end);
  if (is_resumed (context, packet))
    octet_dissector_note_here (self, TLS_NOTE_RESUMED);
  octet_dissector_close (self);
  context->is_encrypted = TRUE;
  if (talk != NULL && octet_dissector_is_first_pass (self) &&
      talk->cipher_packet[context->side] == 0)
    talk->cipher_packet[context->side] = packet;
}

/* RFC 6520, 4. A payload length beyond the record is Heartbleed. */
static void
add_heartbeat (OctetDissector *self,
               TlsContext     *context,
               gsize           end)
{
  guint type = (guint) octet_reader_peek_be (octet_dissector_rest (self), 0, 1);
  gsize size = end - octet_dissector_get_position (self), payload;

  say_record (self, context, _("Heartbeat"));
  octet_dissector_open (self, TLS_HEARTBEAT);
  if ((type == 1 || type == 2) && size >= 3 && !context->is_encrypted)
    {
      tls_number (self, TLS_HEARTBEAT_TYPE, 1, end);
      payload = tls_number (self, TLS_HEARTBEAT_LENGTH, 2, end);
      if (payload + 16 > size - 3)
        octet_dissector_note (self, TLS_NOTE_HEARTBLEED, TLS_HEARTBEAT_LENGTH);
      size = end - octet_dissector_get_position (self);
      tls_octets (self, TLS_HEARTBEAT_PAYLOAD, MIN (payload, size), end);
      tls_octets (self, TLS_HEARTBEAT_PADDING, end - octet_dissector_get_position (self), end);
    }
  tls_skip_to (self, end);
  octet_dissector_close (self);
}

static void
add_content (OctetDissector *self,
             TlsContext     *context,
             guint8          type,
             gsize           start,
             gsize           end)
{
  if (type == CHANGE_CIPHER_SPEC)
    add_change_cipher (self, context, end);
  else if (type == ALERT)
    add_alert (self, context, end);
  else if (type == HANDSHAKE)
    tls_add_handshakes (self, context, end);
  else if (type == APPLICATION_DATA)
    add_data (self, context, start, end);
  else
    add_heartbeat (self, context, end);
}

static void
add_record (OctetDissector *self,
            TlsContext     *context)
{
  gsize start = octet_dissector_get_position (self), end;
  guint8 type = (guint8) octet_reader_peek_be (octet_dissector_rest (self), 0, 1);
  gboolean is_opaque = type == APPLICATION_DATA && tls_is_1_3 (context);

  octet_dissector_open (self, TLS_RECORD);
  octet_dissector_read (self, is_opaque ? TLS_OPAQUE_TYPE : TLS_CONTENT_TYPE);
  context->version = (guint16) octet_dissector_read (self, TLS_RECORD_VERSION);
  end = octet_dissector_read (self, TLS_RECORD_LENGTH);
  if (end > MAX_CIPHERTEXT)
    octet_dissector_note (self, TLS_NOTE_RECORD_LENGTH, TLS_RECORD_LENGTH);
  end = MIN (end, octet_dissector_get_left (self)) + octet_dissector_get_position (self);
  if (octet_dissector_ok (self))
    add_content (self, context, type, start, end);
  tls_skip_to (self, end);
  octet_dissector_close (self);
}

/* SSL 2.0: two octets of length, then the hello. */
static void
add_v2_hello (OctetDissector *self,
              TlsContext     *context)
{
  gsize start = octet_dissector_get_position (self);
  gsize end = octet_reader_peek_be (octet_dissector_rest (self), 0, 2) & 0x7fff;
  gsize suites, session, challenge;

  end = MIN (start + 2 + end, octet_dissector_get_size (self));
  octet_dissector_open (self, TLS_RECORD);
  say_record (self, context, _("Client Hello"));
  context->version = 2;
  octet_dissector_add_uint (self, TLS_RECORD_VERSION, 2, start, 0);
  octet_dissector_add_uint (self, TLS_RECORD_LENGTH, end - start - 2, start, 2);
  octet_reader_skip (octet_dissector_rest (self), 2);
  tls_number (self, TLS_V2_TYPE, 1, end);
  tls_number (self, TLS_VERSION, 2, end);
  suites = tls_number (self, TLS_V2_SUITES_LENGTH, 2, end);
  session = tls_number (self, TLS_V2_SESSION_LENGTH, 2, end);
  challenge = tls_number (self, TLS_V2_CHALLENGE_LENGTH, 2, end);
  octet_dissector_open (self, TLS_SUITES);
  for (; suites >= 3 && tls_has (self, end, 3); suites -= 3)
    tls_number (self, TLS_V2_SUITE, 3, end);
  octet_dissector_close (self);
  tls_octets (self, TLS_SESSION_ID, session, end);
  if (challenge > 0 && tls_has (self, end, challenge))
    {
      octet_dissector_open (self, TLS_V2_CHALLENGE);
      octet_reader_skip (octet_dissector_rest (self), challenge);
      octet_dissector_close (self);
    }
  tls_skip_to (self, end);
  octet_dissector_close (self);
}

static void
add_unknown (OctetDissector *self,
             TlsContext     *context)
{
  say (self, context, _("Continuation Data"));
  tls_skip_to (self, octet_dissector_get_size (self));
}

/* QUIC has packets instead of records (RFC 9001, 4), and stays what the list names. */
static void
add_bare_handshake (OctetDissector *self,
                    TlsContext     *context)
{
  context->summary = ": ";
  octet_dissector_open (self, TLS_RECORD);
  tls_add_handshakes (self, context, octet_dissector_get_size (self));
  octet_dissector_close (self);
  octet_dissector_set_protocol_name (self, "QUIC");
}

static void
tls_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  TlsContext context = { NULL, 0, FALSE, 0, "" };
  gboolean from_a = TRUE;

  if (octet_dissector_get_parameter (self) == TLS_PART_SCT)
    {
      tls_add_timestamps (self, octet_dissector_get_size (self));
      return;
    }
  context.talk = octet_dissector_is_first_pass (self) ? tls_talk_ensure (self)
                                                      : tls_talk_find (self);
  octet_dissector_get_flow (self, &from_a);
  context.side = from_a ? 0 : 1;
  if (octet_dissector_get_parameter (self) == OCTET_TLS_HANDSHAKE)
    {
      add_bare_handshake (self, &context);
      return;
    }
  octet_dissector_summarize (self, "%s", "");
  while (octet_reader_left (rest) > 0)
    {
      const guint8 *bytes = rest->data + rest->position;
      gsize left = octet_reader_left (rest);

      if (is_record (bytes, left))
        add_record (self, &context);
      else if (is_v2_hello (bytes, left))
        add_v2_hello (self, &context);
      else
        {
          add_unknown (self, &context);
          break;
        }
    }
  if (context.talk != NULL && context.talk->version != 0)
    context.version = context.talk->version;
  octet_dissector_set_protocol_name (self, get_version_name (context.version));
}

const OctetProtocol octet_protocol_tls = {
  .key = "tls",
  .name = N_("Transport Layer Security"),
  .short_name = "TLS",
  .reference = "RFC 8446, RFC 5246",
  .level = OCTET_LEVEL_SESSION,
  OCTET_FIELDS (tls_fields),
  OCTET_NOTES (tls_notes),
  OCTET_CARRIERS (carriers),
  .accept = tls_accept,
  .message_size = tls_message_size,
  .shows_begun = TRUE,
  .dissect = tls_dissect,
  .lesson = N_("Hides what two programs say and proves who the server is. Only the greeting is "
               "readable: versions, ciphers, the site's name."),
};
