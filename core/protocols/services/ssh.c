/* ssh.c - Secure Shell, transport layer: RFC 4253, as far as it can be read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     SSH-2.0-OpenSSH_9.2                                      each end's first line
 *
 *     0               4              5
 *     +---------------+--------------+---------------+----------+----------------
 *     | packet length | padding size | message, data | padding  | code (MAC)
 *     +---------------+--------------+---------------+----------+----------------
 *
 * Behind an end's message 21, "new keys", all that it sends is encrypted (7.3).
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"

#define SERVER_PORT 22
/* RFC 4253, 6.1: everybody takes 35,000 octets, and more where it is needed: OpenSSH takes 256 KiB.
 * What is longer is no packet in the clear. */
#define MAX_PACKET (256u << 10)
/* RFC 4253, 4.2. */
#define MAX_LINE 255
/* Packets of one segment. */
#define MAX_PACKETS 500

/* Messages 30 to 49 mean what the key exchange that was agreed on says; they are passed over. */
enum { MESSAGE_KEXINIT = 20, MESSAGE_NEWKEYS = 21, MESSAGE_KEX_FIRST = 30, MESSAGE_KEX_LAST = 49 };

static const OctetName messages[] = {
  { 1, N_("Disconnect") }, { 2, N_("Ignore") }, { 3, N_("Not implemented") }, { 4, N_("Debug") },
  { 5, N_("Service request") }, { 6, N_("Service accepted") }, { 7, N_("Extensions") },
  { 20, N_("Key exchange begins") }, { 21, N_("New keys") }, { 30, N_("Key exchange, request") },
  { 31, N_("Key exchange, reply") }, { 32, N_("Group exchange, begin") },
  { 33, N_("Group exchange, reply") }, { 34, N_("Group exchange, request") },
};

#define LESSON_ALGORITHMS N_("What the sender can do, the best liked first. The first of the " \
                             "client's that the server has too is taken.")
#define LESSON_LENGTH N_("Octets of the list that follows.")
#define LESSON_HASSH N_("A sum over the lists. It tells one program from another, whatever it " \
                        "calls itself.")

enum
{
  PROTOCOL, PACKET_LENGTH, PADDING_LENGTH, MESSAGE, COOKIE, KEX_LENGTH, KEX, HOST_LENGTH, HOST,
  ENCRYPT_C_LENGTH, ENCRYPT_C, ENCRYPT_S_LENGTH, ENCRYPT_S, MAC_C_LENGTH, MAC_C, MAC_S_LENGTH,
  MAC_S, COMPRESS_C_LENGTH, COMPRESS_C, COMPRESS_S_LENGTH, COMPRESS_S, LANGUAGE_C_LENGTH,
  LANGUAGE_C, LANGUAGE_S_LENGTH, LANGUAGE_S, FOLLOWS, RESERVED, HASSH_TEXT, HASSH,
  HASSH_SERVER_TEXT, HASSH_SERVER, PAYLOAD, PADDING, ENCRYPTED_LENGTH, ENCRYPTED, DIRECTION,
};

static const OctetField fields[] = {
  [PROTOCOL] = { "ssh.protocol", N_("Protocol"), OCTET_FIELD_STRING,
    .lesson = N_("The version, and the program with its version: the first thing that scanners "
                 "look for.") },
  [PACKET_LENGTH] = { "ssh.packet_length", N_("Packet length"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the packet without this length and the code at its end.") },
  [PADDING_LENGTH] = { "ssh.padding_length", N_("Padding length"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("Octets that make the packet as long as the cipher likes.") },
  [MESSAGE] = { "ssh.message_code", N_("Message"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (messages),
    .lesson = N_("What the packet says.") },
  [COOKIE] = { "ssh.cookie", N_("Cookie"), OCTET_FIELD_BYTES,
    .lesson = N_("Random octets, so that no conversation is like another.") },
  [KEX_LENGTH] = { "ssh.kex_algorithms_length", N_("Length"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = LESSON_LENGTH },
  [KEX] = { "ssh.kex_algorithms", N_("Key exchanges"), OCTET_FIELD_STRING,
    .lesson = LESSON_ALGORITHMS },
  [HOST_LENGTH] = { "ssh.server_host_key_algorithms_length", N_("Length"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = LESSON_LENGTH },
  [HOST] = { "ssh.server_host_key_algorithms", N_("Host keys"), OCTET_FIELD_STRING,
    .lesson = LESSON_ALGORITHMS },
  [ENCRYPT_C_LENGTH] = { "ssh.encryption_algorithms_client_to_server_length", N_("Length"),
    OCTET_FIELD_UINT, .bits = 32,
    .lesson = LESSON_LENGTH },
  [ENCRYPT_C] = { "ssh.encryption_algorithms_client_to_server", N_("Ciphers, client to server"),
    OCTET_FIELD_STRING,
    .lesson = LESSON_ALGORITHMS },
  [ENCRYPT_S_LENGTH] = { "ssh.encryption_algorithms_server_to_client_length", N_("Length"),
    OCTET_FIELD_UINT, .bits = 32,
    .lesson = LESSON_LENGTH },
  [ENCRYPT_S] = { "ssh.encryption_algorithms_server_to_client", N_("Ciphers, server to client"),
    OCTET_FIELD_STRING,
    .lesson = LESSON_ALGORITHMS },
  [MAC_C_LENGTH] = { "ssh.mac_algorithms_client_to_server_length", N_("Length"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = LESSON_LENGTH },
  [MAC_C] = { "ssh.mac_algorithms_client_to_server", N_("Codes, client to server"),
    OCTET_FIELD_STRING,
    .lesson = LESSON_ALGORITHMS },
  [MAC_S_LENGTH] = { "ssh.mac_algorithms_server_to_client_length", N_("Length"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = LESSON_LENGTH },
  [MAC_S] = { "ssh.mac_algorithms_server_to_client", N_("Codes, server to client"),
    OCTET_FIELD_STRING,
    .lesson = LESSON_ALGORITHMS },
  [COMPRESS_C_LENGTH] = { "ssh.compression_algorithms_client_to_server_length", N_("Length"),
    OCTET_FIELD_UINT, .bits = 32,
    .lesson = LESSON_LENGTH },
  [COMPRESS_C] = { "ssh.compression_algorithms_client_to_server", N_("Compression to server"),
    OCTET_FIELD_STRING,
    .lesson = LESSON_ALGORITHMS },
  [COMPRESS_S_LENGTH] = { "ssh.compression_algorithms_server_to_client_length", N_("Length"),
    OCTET_FIELD_UINT, .bits = 32,
    .lesson = LESSON_LENGTH },
  [COMPRESS_S] = { "ssh.compression_algorithms_server_to_client", N_("Compression to client"),
    OCTET_FIELD_STRING,
    .lesson = LESSON_ALGORITHMS },
  [LANGUAGE_C_LENGTH] = { "ssh.languages_client_to_server_length", N_("Length"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = LESSON_LENGTH },
  [LANGUAGE_C] = { "ssh.languages_client_to_server", N_("Languages, client to server"),
    OCTET_FIELD_STRING,
    .lesson = LESSON_ALGORITHMS },
  [LANGUAGE_S_LENGTH] = { "ssh.languages_server_to_client_length", N_("Length"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = LESSON_LENGTH },
  [LANGUAGE_S] = { "ssh.languages_server_to_client", N_("Languages, server to client"),
    OCTET_FIELD_STRING,
    .lesson = LESSON_ALGORITHMS },
  [FOLLOWS] = { "ssh.first_kex_packet_follows", N_("First packet follows"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("Whether the sender goes on with a guess at what will be agreed.") },
  [RESERVED] = { "ssh.kex.reserved", N_("Reserved"), OCTET_FIELD_BYTES,
    .lesson = N_("Zero.") },
  [HASSH_TEXT] = { "ssh.kex.hassh_algorithms", N_("Lists of the client"), OCTET_FIELD_STRING,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = LESSON_HASSH },
  [HASSH] = { "ssh.kex.hassh", N_("Fingerprint of the client"), OCTET_FIELD_STRING,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = LESSON_HASSH },
  [HASSH_SERVER_TEXT] = { "ssh.kex.hasshserver_algorithms", N_("Lists of the server"),
    OCTET_FIELD_STRING, .flags = OCTET_FIELD_GENERATED,
    .lesson = LESSON_HASSH },
  [HASSH_SERVER] = { "ssh.kex.hasshserver", N_("Fingerprint of the server"), OCTET_FIELD_STRING,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = LESSON_HASSH },
  [PAYLOAD] = { "ssh.payload", N_("Data"), OCTET_FIELD_BYTES,
    .lesson = N_("What belongs to the message.") },
  [PADDING] = { "ssh.padding_string", N_("Padding"), OCTET_FIELD_BYTES,
    .lesson = N_("Any octets.") },
  [ENCRYPTED_LENGTH] = { "ssh.packet_length_encrypted", N_("Encrypted length"), OCTET_FIELD_BYTES,
    .lesson = N_("The packet's length, which most ciphers hide as well.") },
  [ENCRYPTED] = { "ssh.encrypted_packet", N_("Encrypted packet"), OCTET_FIELD_BYTES,
    .lesson = N_("Everything that matters: logins, commands, files. Only its size and time can "
                 "be seen.") },
  [DIRECTION] = { "ssh.direction", N_("Direction"), OCTET_FIELD_BOOL,
    .flags = OCTET_FIELD_GENERATED, .on = N_("Server to client"), .off = N_("Client to server"),
    .lesson = N_("Who speaks.") },
};

static const OctetCarrier carriers[] = { { "tcp.port", SERVER_PORT }, { "tcp.port", 29418 } };

/* The address under which a conversation's state is filed. */
static const char owner[] = "ssh";

/* In which packet each end has said that it has new keys, and in which the client has said which
 * version it speaks; 0 where that has not been seen. */
typedef struct
{
  guint32 new_keys[2];
  guint32 greeted;
} Talk;

static guint
get_side (OctetDissector *self)
{
  gboolean from_a = FALSE;

  octet_dissector_get_flow (self, &from_a);
  return from_a ? 0 : 1;
}

/* Whether the packets of this side cannot be read: behind its new keys, in SSH 1, or since the
 * begin of the conversation was not seen. */
static gboolean
is_encrypted (OctetDissector *self)
{
  const Talk *talk = octet_dissector_recall (self, owner);
  guint32 number = octet_dissector_get_frame (self)->number, since;

  if (talk == NULL || talk->greeted == 0 || talk->greeted > number)
    return TRUE;
  since = talk->new_keys[get_side (self)];
  return since != 0 && number > since;
}

/* In the first pass: what is known of the conversation. NULL elsewhere. */
static Talk *
ensure_talk (OctetDissector *self)
{
  Talk *talk = octet_dissector_recall (self, owner);

  if (!octet_dissector_is_first_pass (self) || octet_dissector_is_quoted (self))
    return NULL;
  if (talk != NULL)
    return talk;
  talk = g_new0 (Talk, 1);
  return octet_dissector_remember (self, owner, talk, g_free) ? talk : NULL;
}

static void
remember_new_keys (OctetDissector *self)
{
  Talk *talk = ensure_talk (self);

  if (talk != NULL && talk->new_keys[get_side (self)] == 0)
    talk->new_keys[get_side (self)] = octet_dissector_get_frame (self)->number;
}

/* Packets of SSH 1 have another form; 1.99 stands for both (RFC 4253, 5.1). */
static gboolean
is_version_1 (const guint8 *line,
              gsize         size)
{
  return size >= 6 && memcmp (line, "SSH-1.", 6) == 0 &&
         (size < 8 || memcmp (line + 6, "99", 2) != 0);
}

static void
remember_greeting (OctetDissector *self,
                   const guint8   *line,
                   gsize           size)
{
  Talk *talk = is_version_1 (line, size) ? NULL : ensure_talk (self);

  if (talk != NULL && talk->greeted == 0)
    talk->greeted = octet_dissector_get_frame (self)->number;
}

static gboolean
is_line (const guint8 *data,
         gsize         size)
{
  return size >= 4 && memcmp (data, "SSH-", 4) == 0;
}

static gssize
ssh_message_size (OctetDissector *self,
                  const guint8   *data,
                  gsize           size)
{
  const guint8 *end = is_line (data, size) ? memchr (data, '\n', size) : NULL;
  guint32 length;

  if (!is_line (data, size) && is_encrypted (self))
    return (gssize) size;
  if (size < 4)
    return OCTET_MESSAGE_NEEDS_MORE;
  if (end != NULL)
    return end + 1 - data;
  if (is_line (data, size))
    return size < MAX_LINE ? OCTET_MESSAGE_NEEDS_ONE_SEGMENT : (gssize) size;
  length = octet_bytes_be32 (data);
  return length >= 2 && length <= MAX_PACKET ? 4 + (gssize) length : (gssize) size;
}

static void
read_line (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  const guint8 *start = rest->data + rest->position;
  gsize left = octet_reader_left (rest);
  const guint8 *end = memchr (start, '\n', left);
  gsize whole = end != NULL ? (gsize) (end - start) + 1 : left, size = whole;

  while (size > 0 && (start[size - 1] == '\n' || start[size - 1] == '\r'))
    size--;
  octet_dissector_add (self, PROTOCOL, rest->position, size);
  if (octet_dissector_wants (self, OCTET_WANTS_SUMMARY))
    {
      g_autofree char *text = g_utf8_make_valid ((const char *) start, (gssize) size);

      octet_dissector_summarize (self, _("Protocol: %s"), text);
    }
  octet_reader_skip (rest, whole);
}

/* hassh: key exchanges, ciphers, codes and compressions of the sender's own direction. */
static void
add_hassh (OctetDissector *self,
           char *const     lists[10],
           gboolean        is_server,
           gsize           at)
{
  guint way = is_server ? 1 : 0;
  g_autofree char *text = g_strdup_printf ("%s;%s;%s;%s", lists[0], lists[2 + way], lists[4 + way],
                                           lists[6 + way]);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_MD5, text, -1);

  octet_dissector_add_text (self, is_server ? HASSH_SERVER_TEXT : HASSH_TEXT, text, at, 0);
  octet_dissector_add_text (self, is_server ? HASSH_SERVER : HASSH, sum, at, 0);
}

/* RFC 4253, 7.1. */
static void
read_kexinit (OctetDissector *self,
              gboolean        is_server)
{
  OctetReader *rest = octet_dissector_rest (self);
  char *lists[10] = { NULL };
  gboolean is_text = TRUE;

  octet_dissector_read_size (self, COOKIE, 16);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      gsize size = octet_dissector_read (self, KEX_LENGTH + 2 * i);

      if (size > octet_reader_left (rest))
        octet_dissector_mark_malformed (self);
      else
        {
          lists[i] = g_strndup ((const char *) rest->data + rest->position, size);
          octet_dissector_read_size (self, KEX + 2 * i, size);
        }
      is_text = is_text && lists[i] != NULL && g_utf8_validate (lists[i], -1, NULL);
    }
  octet_dissector_read (self, FOLLOWS);
  octet_dissector_read_size (self, RESERVED, 4);
  if (is_text && octet_dissector_ok (self))
    add_hassh (self, lists, is_server, rest->position);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_free (lists[i]);
}

/* One packet in the clear; answers whether new keys count behind it. */
static gboolean
read_packet (OctetDissector *self,
             gboolean        is_server)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint64 message = 0;
  gsize length, padding, end;
  const char *name;

  octet_dissector_open_text (self, _("Packet"));
  length = octet_dissector_read (self, PACKET_LENGTH);
  padding = octet_dissector_read (self, PADDING_LENGTH);
  if (!octet_dissector_ok (self) || length < padding + 2 || length > MAX_PACKET)
    octet_dissector_mark_malformed (self);
  else
    {
      end = rest->position - 1 + length - padding;
      message = octet_dissector_read (self, MESSAGE);
      name = octet_name_find (messages, G_N_ELEMENTS (messages), message);
      octet_dissector_summarize (self, "%s", name != NULL ? _(name) : _("Unknown message"));
      if (message == MESSAGE_KEXINIT)
        read_kexinit (self, is_server);
      if (message >= MESSAGE_KEX_FIRST && message <= MESSAGE_KEX_LAST)
        octet_reader_skip (rest, end - rest->position);
      else if (octet_dissector_ok (self) && end > rest->position)
        octet_dissector_read_size (self, PAYLOAD, end - rest->position);
      if (padding > 0 && octet_dissector_ok (self))
        octet_dissector_read_size (self, PADDING, padding);
    }
  octet_dissector_close (self);
  return message == MESSAGE_NEWKEYS && octet_dissector_ok (self);
}

static void
ssh_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gboolean is_server = octet_dissector_get_source_port (self) ==
                       octet_dissector_get_parameter (self);
  gboolean is_secret = !is_line (rest->data + rest->position, octet_reader_left (rest)) &&
                       is_encrypted (self);

  octet_dissector_add_uint (self, DIRECTION, is_server ? 1 : 0, 0, 0);
  for (guint i = 0; i < MAX_PACKETS && !is_secret && octet_reader_left (rest) > 0; i++)
    {
      if (is_line (rest->data + rest->position, octet_reader_left (rest)))
        {
          if (!is_server)
            remember_greeting (self, rest->data + rest->position, octet_reader_left (rest));
          read_line (self);
          is_secret = is_encrypted (self);
        }
      else if (read_packet (self, is_server))
        {
          remember_new_keys (self);
          is_secret = TRUE;
        }
    }
  if (is_secret && octet_reader_left (rest) > 0)
    {
      octet_dissector_summarize (self, "%s", is_server ? _("Server, encrypted")
                                                       : _("Client, encrypted"));
      /* The length is always there, if only encrypted. */
      if (octet_reader_left (rest) < 4)
        octet_dissector_mark_malformed (self);
      if (octet_reader_left (rest) > 4)
        octet_dissector_read_size (self, ENCRYPTED_LENGTH, 4);
      octet_dissector_read_size (self, ENCRYPTED, octet_reader_left (rest));
    }
}

const OctetProtocol octet_protocol_ssh = {
  .key = "ssh",
  .name = N_("Secure Shell"),
  .short_name = "SSH",
  .reference = "RFC 4253",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .message_size = ssh_message_size,
  .shows_begun = TRUE,
  .dissect = ssh_dissect,
  .lesson = N_("Works at another computer, or copies files, with everything encrypted. In the "
               "clear are only the programs' versions and what ciphers they know."),
};
