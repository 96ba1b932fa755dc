/* smb.c - Server Message Block, version 1: [MS-CIFS], the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        4         5        9       10       12          14
 *     +--------+---------+--------+-------+--------+-----------+------------
 *     | ff SMB | command | status | flags | flags2 | process   | signature …
 *     +--------+---------+--------+-------+--------+-----------+------------
 *     14           22         24       26        28      30             32
 *     | signature  | reserved | tree   | process | user  | multiplex ID | words and octets …
 *
 * Numbers have their lowest octet first. What stands behind the header is not taken apart.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

#define HEADER_SIZE 32

enum { FLAG_RESPONSE = 0x80, FLAG_NT_ERROR = 0x4000 };
enum { COMMAND_NT_CANCEL = 0xa4 };

static const OctetName commands[] = {
  { 0x04, N_("Close") }, { 0x06, N_("Delete") }, { 0x07, N_("Rename") },
  { 0x08, N_("Query information") }, { 0x24, N_("Locking") }, { 0x25, N_("Transaction") },
  { 0x2b, N_("Echo") }, { 0x2d, N_("Open") }, { 0x2e, N_("Read") }, { 0x2f, N_("Write") },
  { 0x32, N_("Transaction 2") }, { 0x34, N_("Close find") }, { 0x71, N_("Tree disconnect") },
  { 0x72, N_("Negotiate") }, { 0x73, N_("Session setup") }, { 0x74, N_("Log off") },
  { 0x75, N_("Tree connect") }, { 0x80, N_("Query disk") }, { 0xa0, N_("NT transaction") },
  { 0xa2, N_("NT create") }, { 0xa4, N_("NT cancel") },
};
static const OctetName statuses[] = {
  { 0x00000000, N_("Success") }, { 0xc000000f, N_("No such file") },
  { 0xc0000016, N_("More processing needed") }, { 0xc0000022, N_("Access denied") },
  { 0xc0000034, N_("Name not found") }, { 0xc000006d, N_("Wrong name or password") },
  { 0xc00000bb, N_("Not supported") }, { 0xc00000cc, N_("No such share") },
};

#define LESSON_FLAG N_("How the sender likes names, errors and signatures.")
#define LESSON_OLD N_("Of old dialects; no longer in use.")

enum
{
  COMPONENT, RESPONSE_TO, TIME, RESPONSE_IN, COMMAND, STATUS, ERROR_CLASS, ERROR_RESERVED,
  ERROR_CODE, FLAGS, F_RESPONSE, F_NOTIFY, F_OPLOCK, F_CANON, F_CASELESS, F_POSTED, F_LOCK,
  FLAGS2, G_UNICODE, G_NT_ERROR, G_EXECUTE, G_DFS, G_EXTENDED, G_REPARSE, G_LONG_USED,
  G_SIGN_REQUIRED, G_COMPRESSED, G_SIGNED, G_EA, G_LONG, PID_HIGH, SIGNATURE, TREE, PROCESS,
  USER, MULTIPLEX, WORDS,
};

static const OctetField fields[] = {
  [COMPONENT] = { "smb.server_component", N_("Protocol"), OCTET_FIELD_HEX, .bits = 32,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("ff SMB, the mark of version 1. It should be switched off everywhere: the worm "
                 "WannaCry spread by it.") },
  [RESPONSE_TO] = { "smb.response_to", N_("Request in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_QUESTION,
    .lesson = N_("The packet that asked.") },
  [TIME] = { "smb.time", N_("Time from request"), OCTET_FIELD_DURATION,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER_TIME,
    .lesson = N_("How long the server took.") },
  [RESPONSE_IN] = { "smb.response_in", N_("Response in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER,
    .lesson = N_("The packet that answers.") },
  [COMMAND] = { "smb.cmd", N_("Command"), OCTET_FIELD_HEX, .bits = 8, OCTET_NAMED (commands),
    .lesson = N_("What is done: log in, connect to a share, open, read or write a file.") },
  [STATUS] = { "smb.nt_status", N_("Status"), OCTET_FIELD_HEX, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, OCTET_NAMED (statuses),
    .lesson = N_("How it went.") },
  [ERROR_CLASS] = { "smb.error_class", N_("Error class"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("In the old form: whose list the code is from.") },
  [ERROR_RESERVED] = { "smb.reserved", N_("Reserved"), OCTET_FIELD_BYTES,
    .lesson = N_("Zero.") },
  [ERROR_CODE] = { "smb.error_code", N_("Error code"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("In the old form: what went wrong, 0 for nothing.") },
  [FLAGS] = { "smb.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = LESSON_FLAG },
  [F_RESPONSE] = { "smb.flags.response", N_("Response"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x80, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether the server speaks.") },
  [F_NOTIFY] = { "smb.flags.notify", N_("Notify"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x40, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_OLD },
  [F_OPLOCK] = { "smb.flags.oplock", N_("Lock wanted"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x20, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_OLD },
  [F_CANON] = { "smb.flags.canon", N_("Canonical paths"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x10, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_OLD },
  [F_CASELESS] = { "smb.flags.caseless", N_("Case does not matter"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x08, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether capital and small letters are the same in names.") },
  [F_POSTED] = { "smb.flags.receive_buffer", N_("Buffer posted"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x02, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_OLD },
  [F_LOCK] = { "smb.flags.lock", N_("Lock and read"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x01, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_OLD },
  [FLAGS2] = { "smb.flags2", N_("More flags"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_FLAG },
  [G_UNICODE] = { "smb.flags2.string", N_("Unicode"), OCTET_FIELD_BOOL, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS2), .mask = 0x8000, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether texts are UTF-16.") },
  [G_NT_ERROR] = { "smb.flags2.nt_error", N_("NT errors"), OCTET_FIELD_BOOL, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS2), .mask = 0x4000, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the status has the new form of 32 bits.") },
  [G_EXECUTE] = { "smb.flags2.roe", N_("Read if execute"), OCTET_FIELD_BOOL, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS2), .mask = 0x2000, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = LESSON_FLAG },
  [G_DFS] = { "smb.flags2.dfs", N_("Distributed"), OCTET_FIELD_BOOL, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS2), .mask = 0x1000, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the path is in a file system of several servers.") },
  [G_EXTENDED] = { "smb.flags2.esn", N_("Extended security"), OCTET_FIELD_BOOL, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS2), .mask = 0x0800, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the login is agreed on by SPNEGO.") },
  [G_REPARSE] = { "smb.flags2.reparse_path", N_("Snapshot path"), OCTET_FIELD_BOOL, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS2), .mask = 0x0400, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the path names an earlier state of the file.") },
  [G_LONG_USED] = { "smb.flags2.long_names_used", N_("Long names used"), OCTET_FIELD_BOOL,
    .bits = 16, .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS2), .mask = 0x0040,
    .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether names are longer than 8 and 3 letters.") },
  [G_SIGN_REQUIRED] = { "smb.flags2.sec_sig_required", N_("Signature required"), OCTET_FIELD_BOOL,
    .bits = 16, .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS2), .mask = 0x0010,
    .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether unsigned messages are refused.") },
  [G_COMPRESSED] = { "smb.flags2.compressed", N_("Compressed"), OCTET_FIELD_BOOL, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS2), .mask = 0x0008, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether compressed answers are wanted.") },
  [G_SIGNED] = { "smb.flags2.sec_sig", N_("Signed"), OCTET_FIELD_BOOL, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS2), .mask = 0x0004, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the signature counts.") },
  [G_EA] = { "smb.flags2.ea", N_("Extended attributes"), OCTET_FIELD_BOOL, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS2), .mask = 0x0002, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the sender understands extended attributes.") },
  [G_LONG] = { "smb.flags2.long_names_allowed", N_("Long names allowed"), OCTET_FIELD_BOOL,
    .bits = 16, .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS2), .mask = 0x0001,
    .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether the sender understands long names.") },
  [PID_HIGH] = { "smb.pid.high", N_("Process, upper half"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("The upper half of the process's number.") },
  [SIGNATURE] = { "smb.signature", N_("Signature"), OCTET_FIELD_BYTES,
    .lesson = N_("A keyed sum over the message.") },
  [TREE] = { "smb.tid", N_("Tree"), OCTET_FIELD_UINT, .bits = 16, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("The share that the message is about.") },
  [PROCESS] = { "smb.pid", N_("Process"), OCTET_FIELD_UINT, .bits = 16, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("The client's program that asks.") },
  [USER] = { "smb.uid", N_("User"), OCTET_FIELD_UINT, .bits = 16, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Who is logged in, by the number that the login got.") },
  [MULTIPLEX] = { "smb.mid", N_("Multiplex ID"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("The answer repeats it.") },
  [WORDS] = { "smb.wct", N_("Words"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How many numbers of 16 bits follow.") },
};

static const OctetCarrier carriers[] = { { "netbios", OCTET_HEURISTIC } };

static gboolean
smb_accept (OctetDissector *self)
{
  const guint8 *data = octet_dissector_get_bytes (self);

  return octet_dissector_get_captured (self) >= HEADER_SIZE && data[0] == 0xff && data[1] == 'S' &&
         data[2] == 'M' && data[3] == 'B';
}

static void
add_turn (OctetDissector *self,
          guint64         command,
          gboolean        is_response)
{
  static const OctetExchangeFields links = { RESPONSE_IN, RESPONSE_TO, TIME };
  const guint8 *data = octet_dissector_get_bytes (self);
  OctetExchangePart part = { .is_request = !is_response, .is_stream = TRUE };

  if (command == COMMAND_NT_CANCEL)
    return;
  part.id = octet_bytes_le (data + 30, 2) << 16 | octet_bytes_le (data + 26, 2);
  octet_dissector_link_turn (self, &part, &links);
}

/* The status in the new form, or class and code in the old one. */
static void
read_status (OctetDissector *self,
             gboolean        is_new)
{
  if (is_new)
    {
      octet_dissector_read (self, STATUS);
      return;
    }
  octet_dissector_read (self, ERROR_CLASS);
  octet_dissector_read_size (self, ERROR_RESERVED, 1);
  octet_dissector_read (self, ERROR_CODE);
}

static void
smb_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint64 flags = octet_reader_peek_be (rest, 9, 1), flags2 = octet_reader_peek_be (rest, 11, 1);
  gboolean is_response = (flags & FLAG_RESPONSE) != 0;
  guint64 command = octet_reader_peek_be (rest, 4, 1);
  const char *name = octet_name_find (commands, G_N_ELEMENTS (commands), command);

  octet_dissector_summarize (self, is_response ? _("%s, response") : _("%s, request"),
                             name != NULL ? _(name) : "?");
  octet_dissector_open_text (self, _("Header"));
  octet_dissector_read (self, COMPONENT);
  if (octet_dissector_ok (self))
    add_turn (self, command, is_response);
  octet_dissector_read (self, COMMAND);
  read_status (self, (flags2 << 8 & FLAG_NT_ERROR) != 0);
  octet_dissector_read (self, FLAGS);
  octet_dissector_read (self, FLAGS2);
  octet_dissector_read (self, PID_HIGH);
  octet_dissector_read_size (self, SIGNATURE, 8);
  octet_dissector_read_size (self, ERROR_RESERVED, 2);
  octet_dissector_read_run (self, TREE, MULTIPLEX);
  octet_dissector_close (self);
  octet_dissector_read (self, WORDS);
  octet_reader_skip (rest, octet_reader_left (rest));
}

const OctetProtocol octet_protocol_smb = {
  .key = "smb",
  .name = N_("Server Message Block, version 1"),
  .short_name = "SMB",
  .reference = "[MS-CIFS]",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .accept = smb_accept,
  .dissect = smb_dissect,
  .lesson = N_("The first version of Windows's file service, from the 1980s. It cannot encrypt, "
               "and should be in use nowhere any more."),
};
