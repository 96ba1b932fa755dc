/* nbss.c - NetBIOS Session Service, RFC 1002, 4.3, and SMB directly over TCP
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0      1       2         4                     0      1                 4
 *     +------+-------+---------+-----------          +------+-----------------+-----------
 *     | type | flags | length  | message …     or    | 0    | length          | message …
 *     +------+-------+---------+-----------          +------+-----------------+-----------
 *     port 139; a flag adds 65536 to the length      port 445
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/windows/netbios-name.h"

#define HEADER_SIZE 4
#define DIRECT_PORT 445
#define SESSION_MESSAGE 0x00
/* Messages of one segment. */
#define MAX_MESSAGES 1000

enum { TYPE, FLAGS, EXTEND, LENGTH, CALLED, CALLING, ERROR_CODE, ADDRESS, PORT, CONTINUATION };

static const OctetName types[] = {
  { 0x00, N_("Session message") }, { 0x81, N_("Session request") },
  { 0x82, N_("Positive session response") }, { 0x83, N_("Negative session response") },
  { 0x84, N_("Session is elsewhere") }, { 0x85, N_("Session keepalive") },
};

static const OctetName errors[] = {
  { 0x80, N_("Nobody listens on the called name") },
  { 0x81, N_("Nobody listens for the calling name") }, { 0x82, N_("The called name is not there") },
  { 0x83, N_("The called name is there but has no room") }, { 0x8f, N_("Unspecified error") },
};

static const OctetField fields[] = {
  [TYPE] = { "nbss.type", N_("Message type"), OCTET_FIELD_HEX, .bits = 8, OCTET_NAMED (types),
    .lesson = N_("Whether the session is being opened or is in use.") },
  [FLAGS] = { "nbss.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("One flag is defined: a seventeenth bit of the length.") },
  [EXTEND] = { "nbss.flags.e", N_("Extend"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x01, .on = N_("Add 65536 to the length"),
    .off = N_("Add nothing to the length"),
    .lesson = N_("The length field alone ends at 65535; this bit goes in front of it.") },
  [LENGTH] = { "nbss.length", N_("Length"), OCTET_FIELD_UINT, .bits = 24, .unit = N_("bytes"),
    .lesson = N_("Octets of the message that follows. A stream has no borders, so it must be "
                 "said.") },
  [CALLED] = { "nbss.called_name", N_("Called name"), OCTET_FIELD_STRING,
    .lesson = N_("The Windows name of the computer and service to talk to.") },
  [CALLING] = { "nbss.calling_name", N_("Calling name"), OCTET_FIELD_STRING,
    .lesson = N_("The Windows name of the one who opens the session.") },
  [ERROR_CODE] = { "nbss.error_code", N_("Error code"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (errors),
    .lesson = N_("Why no session was opened.") },
  [ADDRESS] = { "nbss.retarget_ip_address", N_("New IP address"), OCTET_FIELD_IPV4,
    .lesson = N_("Where the session should be opened instead.") },
  [PORT] = { "nbss.retarget_port", N_("New port"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("On which port the session should be opened instead.") },
  [CONTINUATION] = { "nbss.continuation_data", N_("Continuation data"), OCTET_FIELD_BYTES,
    .lesson = N_("The middle or the end of a message whose start this packet does not show.") },
};

static const OctetCarrier carriers[] = { { "tcp.port", 139 }, { "tcp.port", DIRECT_PORT } };

static gboolean
is_header (const guint8 *bytes)
{
  return bytes[0] == SESSION_MESSAGE || (bytes[0] >= 0x81 && bytes[0] <= 0x85 && bytes[1] <= 1);
}

static gssize
nbss_measure (OctetDissector *self,
              const guint8   *data,
              gsize           size)
{
  /* One octet that is sent again to see whether the other end is still there (RFC 1122, 4.2.3.6);
   * behind a message it is the begin of the next one. */
  if (size == 1 && data[0] == SESSION_MESSAGE &&
      data == octet_dissector_get_bytes (self) + octet_dissector_get_position (self))
    return 1;
  if (size < HEADER_SIZE)
    return OCTET_MESSAGE_NEEDS_MORE;
  /* In the middle of a stream: take what is there. */
  if (!is_header (data))
    return (gssize) size;
  return HEADER_SIZE + (gssize) octet_bytes_be (data + 1, 3);
}

static void
read_name (OctetDissector *self,
           guint           field)
{
  char text[NETBIOS_NAME_MAX + 1];
  gsize at = octet_dissector_get_position (self);
  gsize size = netbios_name_read (octet_dissector_get_bytes (self),
                                  octet_dissector_get_captured (self), at, text);

  if (size == 0)
    octet_dissector_mark_malformed (self);
  else if (octet_reader_skip (octet_dissector_rest (self), size))
    octet_dissector_add_text (self, field, text, at, size);
  octet_dissector_summarize_more (self, " %s", text);
}

/* File services in all editions: an octet of their own, then "SMB". */
static gboolean
is_smb (const guint8 *data,
        gsize         size)
{
  return size >= 4 && data[0] >= 0xfc && data[1] == 'S' && data[2] == 'M' && data[3] == 'B';
}

/* The message of a session; one of a file service that is too short for its header is nothing. */
static void
hand_on_message (OctetDissector *self,
                 gsize           length)
{
  gsize at = octet_dissector_get_position (self);
  const guint8 *data = octet_dissector_get_bytes (self) + at;
  gsize left = octet_reader_left (octet_dissector_rest (self));

  if (octet_dissector_call_part (self, "netbios", 0, at, length))
    return;
  if (is_smb (data, left))
    octet_dissector_mark_malformed (self);
  else
    octet_dissector_call_part_text (self, "netbios", NULL, at, length);
}

static void
read_message (OctetDissector *self,
              guint           type,
              gsize           length)
{
  if (type == SESSION_MESSAGE && length > 0)
    hand_on_message (self, length);
  else if (type == 0x81)
    {
      read_name (self, CALLED);
      read_name (self, CALLING);
    }
  else if (type == 0x83)
    octet_dissector_read (self, ERROR_CODE);
  else if (type == 0x84)
    {
      octet_dissector_read (self, ADDRESS);
      octet_dissector_read (self, PORT);
    }
}

/* A header and what follows it. */
static void
read_framed (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gboolean is_direct = octet_dissector_get_parameter (self) == DIRECT_PORT;
  gsize start = rest->position, length, end;
  guint type = (guint) octet_dissector_read (self, TYPE);
  const char *name = octet_name_find (types, G_N_ELEMENTS (types), type);

  octet_dissector_summarize (self, "%s", name != NULL ? _(name) : _("Unknown message"));
  length = octet_reader_peek_be (rest, 0, 3);
  if (!is_direct)
    {
      octet_dissector_add (self, FLAGS, start + 1, 1);
      length &= 0x1ffff;
    }
  octet_dissector_add_uint (self, LENGTH, length, start + 1, 3);
  octet_reader_skip (rest, 3);
  end = rest->position + MIN (length, octet_reader_left (rest));
  read_message (self, type, length);
  if (octet_dissector_ok (self) && rest->position < end)
    octet_reader_skip (rest, end - rest->position);
}

static void
nbss_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  const guint8 *bytes = octet_dissector_get_bytes (self);

  for (guint i = 0; i < MAX_MESSAGES && octet_reader_left (rest) > 0; i++)
    {
      if (i > 0)
        octet_dissector_begin_again (self, rest->position);
      if (octet_reader_left (rest) < HEADER_SIZE || !is_header (bytes + rest->position))
        {
          octet_dissector_summarize (self, "%s", _("Continuation of a message"));
          octet_dissector_read_size (self, CONTINUATION, octet_reader_left (rest));
          return;
        }
      read_framed (self);
    }
}

const OctetProtocol octet_protocol_nbss = {
  .key = "nbss",
  .name = N_("NetBIOS Session Service"),
  .short_name = "NBSS",
  .reference = "RFC 1002",
  .level = OCTET_LEVEL_SESSION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .message_size = nbss_measure,
  .dissect = nbss_dissect,
  .lesson = N_("Cuts a TCP stream into messages for Windows file sharing. Today only its four "
               "octets of header are left, in front of each SMB message."),
};
