/* smb2.c - Server Message Block, versions 2 and 3: [MS-SMB2], the header of each message.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        4        6        8        12         14        16      20      24
 *     +--------+--------+--------+--------+----------+---------+-------+-------+------------
 *     | fe SMB | 64     | credit | status | command  | credits | flags | next  | message ID …
 *     +--------+--------+--------+--------+----------+---------+-------+-------+------------
 *     24            32          36       40           48           64
 *     | message ID  | process   | tree   | session    | signature  | body …
 *
 * Numbers have their lowest octet first. Several messages may follow each other, "next" octets from
 * header to header. fd SMB in front means that all behind it is encrypted (2.2.41), fc SMB
 * that it is compressed (2.2.42).
 *
 * Of the bodies only names are read, dialects, shares and files, and what is read and written.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

#define HEADER_SIZE 64
/* Messages one behind the other in one packet. */
#define MAX_CHAINED 256
/* Dialects that one end offers: there are eight. */
#define MAX_DIALECTS 64
/* The body that says what went wrong (2.2.2) has this structure size. */
#define ERROR_BODY 9

enum { MARK_PLAIN = 0xfe, MARK_SECRET = 0xfd, MARK_PACKED = 0xfc };
enum { COMMAND_NEGOTIATE, COMMAND_TREE_CONNECT = 3, COMMAND_CREATE = 5, COMMAND_READ = 8,
       COMMAND_WRITE, COMMAND_CANCEL = 12, COMMAND_BREAK = 18 };
enum { FLAG_RESPONSE = 1, FLAG_ASYNC = 2 };
enum { STATUS_PENDING = 0x103 };

static const OctetName commands[] = {
  { 0, N_("Negotiate") }, { 1, N_("Session setup") }, { 2, N_("Log off") },
  { 3, N_("Tree connect") }, { 4, N_("Tree disconnect") }, { 5, N_("Create") }, { 6, N_("Close") },
  { 7, N_("Flush") }, { 8, N_("Read") }, { 9, N_("Write") }, { 10, N_("Lock") },
  { 11, N_("Control") }, { 12, N_("Cancel") }, { 13, N_("Keep alive") }, { 14, N_("Find") },
  { 15, N_("Notify") }, { 16, N_("Get information") }, { 17, N_("Set information") },
  { 18, N_("Break") },
};
static const OctetName statuses[] = {
  { 0x00000000, N_("Success") }, { 0x00000103, N_("Pending") },
  { 0x80000005, N_("Buffer too small") }, { 0x80000006, N_("No more files") },
  { 0xc0000008, N_("Invalid handle") }, { 0xc000000d, N_("Invalid parameter") },
  { 0xc000000f, N_("No such file") }, { 0xc0000011, N_("End of file") },
  { 0xc0000016, N_("More processing needed") }, { 0xc0000022, N_("Access denied") },
  { 0xc0000033, N_("Invalid name") }, { 0xc0000034, N_("Name not found") },
  { 0xc0000035, N_("Name is there already") }, { 0xc000003a, N_("Path not found") },
  { 0xc0000043, N_("In use by another") }, { 0xc0000056, N_("To be deleted") },
  { 0xc0000064, N_("No such user") }, { 0xc000006d, N_("Wrong name or password") },
  { 0xc000006e, N_("Account restricted") }, { 0xc0000071, N_("Password expired") },
  { 0xc0000072, N_("Account disabled") }, { 0xc00000ba, N_("Is a folder") },
  { 0xc00000bb, N_("Not supported") }, { 0xc00000cc, N_("No such share") },
  { 0xc0000120, N_("Cancelled") }, { 0xc0000128, N_("File closed") },
  { 0xc000015b, N_("This kind of login is not granted") }, { 0xc0000203, N_("Session deleted") },
  { 0xc0000225, N_("Not found") }, { 0xc0000234, N_("Account locked") },
};
static const OctetName dialects[] = {
  { 0x0202, "2.0.2" }, { 0x0210, "2.1" }, { 0x0222, "2.2.2" }, { 0x0224, "2.2.4" },
  { 0x02ff, "2.???" }, { 0x0300, "3.0" }, { 0x0302, "3.0.2" }, { 0x0310, "3.1.0" },
  { 0x0311, "3.1.1" },
};

static const OctetName algorithms[] = {
  { 0, N_("None") }, { 1, "LZNT1" }, { 2, "LZ77" }, { 3, "LZ77 + Huffman" }, { 4, "Pattern_V1" },
};

#define LESSON_RESERVED N_("Zero.")

enum
{
  PROTOCOL, HEADER_LENGTH, CHARGE, CHANNEL_SEQUENCE, RESERVED, STATUS, COMMAND, GRANTED,
  REQUESTED, FLAGS, FLAG_ANSWER, FLAG_LATER, FLAG_CHAINED, FLAG_SIGNED, FLAG_PRIORITY, FLAG_DFS,
  FLAG_REPLAY, NEXT, MESSAGE_ID, ASYNC_ID, PROCESS, TREE, SESSION, SIGNATURE, RESPONSE_IN,
  RESPONSE_TO, TIME, BODY, BODY_LENGTH, BODY_DYNAMIC, DIALECT_COUNT, DIALECT, SHARE, FILE,
  READ_LENGTH, WRITE_LENGTH, FILE_OFFSET, DATA_OFFSET, READ_REMAINING, C_SIZE, C_ALGORITHM,
  C_FLAGS, C_OFFSET, T_SIGNATURE, T_NONCE, T_SIZE, T_RESERVED, T_FLAGS, T_ENCRYPTED, T_DATA,
};

static const OctetField fields[] = {
  [PROTOCOL] = { "smb2.protocol_id", N_("Protocol"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("fe SMB for version 2 and 3, fd SMB for what is encrypted.") },
  [HEADER_LENGTH] = { "smb2.header_len", N_("Header length"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .unit = N_("bytes"),
    .lesson = N_("Always 64.") },
  [CHARGE] = { "smb2.credit.charge", N_("Credit charge"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How much of its credit the client uses up: one for each 64 KiB.") },
  [CHANNEL_SEQUENCE] = { "smb2.channel_sequence", N_("Channel sequence"), OCTET_FIELD_UINT,
    .bits = 16, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Grows when a connection of several is lost.") },
  [RESERVED] = { "smb2.reserved", N_("Reserved"), OCTET_FIELD_BYTES,
    .lesson = LESSON_RESERVED },
  [STATUS] = { "smb2.nt_status", N_("Status"), OCTET_FIELD_HEX, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, OCTET_NAMED (statuses),
    .lesson = N_("How it went. Many refused logins in a row are somebody trying passwords.") },
  [COMMAND] = { "smb2.cmd", N_("Command"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, OCTET_NAMED (commands),
    .lesson = N_("What is done: log in, connect to a share, open, read or write a file.") },
  [GRANTED] = { "smb2.credits.granted", N_("Credits granted"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("So many more requests the client may have under way.") },
  [REQUESTED] = { "smb2.credits.requested", N_("Credits requested"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("So many more requests the client would like to have under way.") },
  [FLAGS] = { "smb2.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 32, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Whether it asks or answers, and how it is protected.") },
  [FLAG_ANSWER] = { "smb2.flags.response", N_("Response"), OCTET_FIELD_BOOL, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS), .mask = 0x00000001, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the server speaks.") },
  [FLAG_LATER] = { "smb2.flags.async", N_("Asynchronous"), OCTET_FIELD_BOOL, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS), .mask = 0x00000002, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the answer comes later: the request waits, for a lock or a change.") },
  [FLAG_CHAINED] = { "smb2.flags.chained", N_("Related"), OCTET_FIELD_BOOL, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS), .mask = 0x00000004, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether it goes on with the file of the message before it.") },
  [FLAG_SIGNED] = { "smb2.flags.signature", N_("Signed"), OCTET_FIELD_BOOL, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS), .mask = 0x00000008, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the signature counts. Without it somebody in between can change "
                 "messages.") },
  [FLAG_PRIORITY] = { "smb2.flags.priority_mask", N_("Priority"), OCTET_FIELD_BOOL, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS), .mask = 0x00000070, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether a priority is given.") },
  [FLAG_DFS] = { "smb2.flags.dfs", N_("Distributed"), OCTET_FIELD_BOOL, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS), .mask = 0x10000000, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the path is in a file system of several servers.") },
  [FLAG_REPLAY] = { "smb2.flags.replay", N_("Replay"), OCTET_FIELD_BOOL, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (FLAGS), .mask = 0x20000000, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether it is sent again over another connection.") },
  [NEXT] = { "smb2.chain_offset", N_("Next message"), OCTET_FIELD_HEX, .bits = 32,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Octets from this header to the next one, 0 for the last.") },
  [MESSAGE_ID] = { "smb2.msg_id", N_("Message ID"), OCTET_FIELD_UINT, .bits = 64,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("The answer repeats it.") },
  [ASYNC_ID] = { "smb2.aid", N_("Asynchronous ID"), OCTET_FIELD_HEX, .bits = 64,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Names a request that waits.") },
  [PROCESS] = { "smb2.pid", N_("Process"), OCTET_FIELD_HEX, .bits = 32, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Kept from older versions; as a rule feff.") },
  [TREE] = { "smb2.tid", N_("Tree"), OCTET_FIELD_HEX, .bits = 32, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("The share that the message is about, by the number that its connection got.") },
  [SESSION] = { "smb2.sesid", N_("Session"), OCTET_FIELD_HEX, .bits = 64,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Who is logged in, by the number that the login got.") },
  [SIGNATURE] = { "smb2.signature", N_("Signature"), OCTET_FIELD_BYTES,
    .lesson = N_("A keyed sum over the message.") },
  [RESPONSE_IN] = { "smb2.response_in", N_("Response in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER,
    .lesson = N_("The packet that answers.") },
  [RESPONSE_TO] = { "smb2.response_to", N_("Request in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_QUESTION,
    .lesson = N_("The packet that asked.") },
  [TIME] = { "smb2.time", N_("Time from request"), OCTET_FIELD_DURATION,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER_TIME,
    .lesson = N_("How long the server took.") },
  [BODY] = { "smb2.buffer_code", N_("Structure size"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Octets of the body's fixed part; an odd number says that a variable one "
                 "follows.") },
  [BODY_LENGTH] = { "smb2.buffer_code.length", N_("Fixed part"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (BODY), .mask = 0xfffe,
    .lesson = N_("Half the octets of the fixed part, as tshark counts.") },
  [BODY_DYNAMIC] = { "smb2.buffer_code.dynamic", N_("Variable part"), OCTET_FIELD_BOOL, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (BODY), .mask = 0x0001, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether something of any length follows.") },
  [DIALECT_COUNT] = { "smb2.dialect_count", N_("Dialects offered"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How many editions the client speaks.") },
  [DIALECT] = { "smb2.dialect", N_("Dialect"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, OCTET_NAMED (dialects),
    .lesson = N_("An edition of the protocol; from 3.0 on it can be encrypted.") },
  [SHARE] = { "smb2.tree", N_("Share"), OCTET_FIELD_STRING,
    .lesson = N_("Which share is connected to: \\\\\\\\server\\\\name. IPC$ leads to services, "
                 "ADMIN$ and C$ to the whole computer.") },
  [FILE] = { "smb2.filename", N_("File"), OCTET_FIELD_STRING,
    .lesson = N_("The file or folder, from the root of the share.") },
  [READ_LENGTH] = { "smb2.read_length", N_("Octets to read"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, .unit = N_("bytes"),
    .lesson = N_("How much of the file the client wants.") },
  [WRITE_LENGTH] = { "smb2.write_length", N_("Octets to write"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, .unit = N_("bytes"),
    .lesson = N_("How much is written to the file.") },
  [FILE_OFFSET] = { "smb2.file_offset", N_("Place in the file"), OCTET_FIELD_UINT, .bits = 64,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Where in the file it is read or written, from its begin.") },
  [DATA_OFFSET] = { "smb2.data_offset", N_("Place of the data"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Where the data stands, from the header's first octet.") },
  [READ_REMAINING] = { "smb2.read_remaining", N_("Left to read"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, .unit = N_("bytes"),
    .lesson = N_("How much of the answer goes another way.") },
  [C_SIZE] = { "smb2.header.comp_transform.original_size", N_("Original size"), OCTET_FIELD_UINT,
    .bits = 32, .flags = OCTET_FIELD_LITTLE, .unit = N_("bytes"),
    .lesson = N_("Octets of the message before it was compressed.") },
  [C_ALGORITHM] = { "smb2.header.comp_transform.comp_alg", N_("Compression"), OCTET_FIELD_HEX,
    .bits = 16, .flags = OCTET_FIELD_LITTLE, OCTET_NAMED (algorithms),
    .lesson = N_("By which method the message was made smaller.") },
  [C_FLAGS] = { "smb2.header.comp_transform.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("1 where several pieces follow, each compressed in its own way.") },
  [C_OFFSET] = { "smb2.header.comp_transform.offset", N_("Begin of the compressed octets"),
    OCTET_FIELD_HEX, .bits = 32, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("So many octets in front were left as they are.") },
  [T_SIGNATURE] = { "smb2.header.transform.signature", N_("Signature"), OCTET_FIELD_BYTES,
    .lesson = N_("Shows that nobody changed the encrypted message.") },
  [T_NONCE] = { "smb2.header.transform.nonce", N_("Nonce"), OCTET_FIELD_BYTES,
    .lesson = N_("Different in each message, so that the same content looks different.") },
  [T_SIZE] = { "smb2.header.transform.msg_size", N_("Message size"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, .unit = N_("bytes"),
    .lesson = N_("Octets of the message.") },
  [T_RESERVED] = { "smb2.header.transform.reserved", N_("Reserved"), OCTET_FIELD_BYTES,
    .lesson = LESSON_RESERVED },
  [T_FLAGS] = { "smb2.header.transform.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How the message is hidden.") },
  [T_ENCRYPTED] = { "smb2.header.transform.flags.encrypted", N_("Encrypted"), OCTET_FIELD_BOOL,
    .bits = 16, .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER (T_FLAGS), .mask = 0x0001,
    .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether it is encrypted.") },
  [T_DATA] = { "smb2.header.transform.enc_data", N_("Encrypted message"), OCTET_FIELD_BYTES,
    .lesson = N_("The message, by the session's key.") },
};

static const OctetCarrier carriers[] = { { "netbios", OCTET_HEURISTIC } };

static gboolean
smb2_accept (OctetDissector *self)
{
  const guint8 *data = octet_dissector_get_bytes (self);

  return octet_dissector_get_captured (self) >= 4 && data[1] == 'S' && data[2] == 'M' &&
         data[3] == 'B' && data[0] >= MARK_PACKED && data[0] <= MARK_PLAIN;
}

/* A text of UTF-16, whose place and size stand at @at, counted from the header. */
static void
read_name (OctetDissector *self,
           guint           field,
           gsize           start,
           gsize           at)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize captured = octet_dissector_get_captured (self), place, size;
  g_autofree char *text = NULL;

  if (at + 4 > captured)
    return;
  place = start + octet_bytes_le (data + at, 2);
  size = octet_bytes_le (data + at + 2, 2);
  if (place > captured || size > captured - place || size == 0)
    return;
  text = g_convert_with_fallback ((const char *) data + place, (gssize) (size & ~(gsize) 1),
                                  "UTF-8", "UTF-16LE", "?", NULL, NULL, NULL);
  if (text == NULL)
    return;
  octet_dissector_add_text (self, field, text, place, size);
  octet_dissector_summarize_more (self, ": %s", text);
}

static void
read_dialects (OctetDissector *self,
               gsize           at)
{
  guint64 n_dialects = octet_dissector_add (self, DIALECT_COUNT, at + 2, 2);

  for (guint i = 0; i < MIN (n_dialects, MAX_DIALECTS) && octet_dissector_ok (self); i++)
    octet_dissector_add (self, DIALECT, at + 36 + 2 * (gsize) i, 2);
}

/* What a file holds, or what goes through a pipe to a service. */
static void
hand_on_data (OctetDissector *self,
              gsize           at,
              gsize           size,
              gsize           end)
{
  if (size > 0 && at < end)
    octet_dissector_call_part_text (self, "smb2", NULL, at, MIN (size, end - at));
}

/* 2.2.19 and 2.2.20. */
static void
read_read (OctetDissector *self,
           gsize           start,
           gsize           end,
           gboolean        is_response)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize at = start + HEADER_SIZE, size;

  if (end < at + 16)
    return;
  if (!is_response)
    {
      octet_dissector_add (self, READ_LENGTH, at + 4, 4);
      octet_dissector_add (self, FILE_OFFSET, at + 8, 8);
      return;
    }
  octet_dissector_add (self, READ_REMAINING, at + 8, 4);
  if (!octet_dissector_ok (self) || octet_dissector_get_captured (self) < at + 8)
    return;
  size = octet_bytes_le (data + at + 4, 4);
  hand_on_data (self, start + data[at + 2], size, end);
}

/* 2.2.21. */
static void
read_write (OctetDissector *self,
            gsize           start,
            gsize           end)
{
  gsize at = start + HEADER_SIZE, place, size;

  if (end < at + 16)
    return;
  place = octet_dissector_add (self, DATA_OFFSET, at + 2, 2);
  size = octet_dissector_add (self, WRITE_LENGTH, at + 4, 4);
  octet_dissector_add (self, FILE_OFFSET, at + 8, 8);
  hand_on_data (self, start + place, size, end);
}

/* The body starts with its size; then only names and data are read (2.2.3, 2.2.9, 2.2.13). A
 * refusal has a body of its own. */
static void
read_body (OctetDissector *self,
           gsize           start,
           gsize           end,
           guint64         command,
           gboolean        is_response)
{
  gsize at = start + HEADER_SIZE;
  guint64 body;

  if (end < at + 2)
    return;
  body = octet_dissector_add (self, BODY, at, 2);
  if (!octet_dissector_ok (self))
    return;
  if (command == COMMAND_NEGOTIATE && is_response && end >= at + 6)
    octet_dissector_add (self, DIALECT, at + 4, 2);
  else if (command == COMMAND_NEGOTIATE && end >= at + 36)
    read_dialects (self, at);
  else if (command == COMMAND_TREE_CONNECT && !is_response && end >= at + 8)
    read_name (self, SHARE, start, at + 4);
  else if (command == COMMAND_CREATE && !is_response && end >= at + 56)
    read_name (self, FILE, start, at + 44);
  else if (command == COMMAND_READ && body != ERROR_BODY)
    read_read (self, start, end, is_response);
  else if (command == COMMAND_WRITE && !is_response)
    read_write (self, start, end);
}

/* A request that has to wait is answered twice: that it waits, and at last. */
static void
add_turn (OctetDissector *self,
          guint64         id,
          gsize           start,
          guint64         command,
          gboolean        is_response)
{
  static const OctetExchangeFields links = { RESPONSE_IN, RESPONSE_TO, TIME };
  OctetExchangePart part = { .id = id, .at = start, .is_request = !is_response,
                             .is_stream = TRUE };
  OctetTurn turn;

  if (command == COMMAND_CANCEL || (command == COMMAND_BREAK && id == G_MAXUINT64))
    return;
  turn = octet_dissector_find_turn (self, &part);
  if (turn.kind == OCTET_TURN_RESPONSE_AGAIN)
    turn.kind = OCTET_TURN_RESPONSE;
  octet_dissector_add_turn (self, &part, &turn, &links);
}

/* Process and tree, or the number of a request that waits. */
static void
read_place (OctetDissector *self,
            guint64         flags)
{
  if ((flags & FLAG_ASYNC) != 0)
    octet_dissector_read (self, ASYNC_ID);
  else
    {
      octet_dissector_read (self, PROCESS);
      octet_dissector_read (self, TREE);
    }
  octet_dissector_read (self, SESSION);
  octet_dissector_read_size (self, SIGNATURE, 16);
}

/* One message; answers how far the next one is, 0 for the last. */
static gsize
read_message (OctetDissector *self,
              gsize           start)
{
  OctetReader *rest = octet_dissector_rest (self);
  gboolean is_response = (octet_reader_peek_be (rest, 16, 1) & FLAG_RESPONSE) != 0;
  guint64 command, flags, id;
  const char *name;
  gsize next;

  octet_dissector_open_text (self, _("Header"));
  octet_dissector_read (self, PROTOCOL);
  octet_dissector_read (self, HEADER_LENGTH);
  octet_dissector_read (self, CHARGE);
  if (is_response)
    octet_dissector_read (self, STATUS);
  else
    {
      octet_dissector_read (self, CHANNEL_SEQUENCE);
      octet_dissector_read_size (self, RESERVED, 2);
    }
  command = octet_dissector_read (self, COMMAND);
  octet_dissector_read (self, is_response ? GRANTED : REQUESTED);
  flags = octet_dissector_read (self, FLAGS);
  next = octet_dissector_read (self, NEXT);
  id = octet_dissector_read (self, MESSAGE_ID);
  read_place (self, flags);
  if (octet_dissector_ok (self))
    add_turn (self, id, start, command, is_response);
  octet_dissector_close (self);
  name = octet_name_find (commands, G_N_ELEMENTS (commands), command);
  if (start == 0)
    octet_dissector_summarize (self, is_response ? _("%s, response") : _("%s, request"),
                               name != NULL ? _(name) : "?");
  else
    octet_dissector_summarize_more (self, "; %s", name != NULL ? _(name) : "?");
  if (octet_dissector_ok (self))
    read_body (self, start, next != 0 ? start + next : octet_dissector_get_size (self), command,
               is_response);
  return octet_dissector_ok (self) ? next : 0;
}

static void
read_encrypted (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);

  octet_dissector_summarize (self, "%s", _("Encrypted message"));
  octet_dissector_read (self, PROTOCOL);
  octet_dissector_read_size (self, T_SIGNATURE, 16);
  octet_dissector_read_size (self, T_NONCE, 16);
  octet_dissector_read (self, T_SIZE);
  octet_dissector_read_size (self, T_RESERVED, 2);
  octet_dissector_read (self, T_FLAGS);
  octet_dissector_read (self, SESSION);
  if (octet_reader_left (rest) > 0)
    octet_dissector_read_size (self, T_DATA, octet_reader_left (rest));
}

/* The message itself stays packed. */
static void
read_packed (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);

  octet_dissector_summarize (self, "%s", _("Compressed message"));
  octet_dissector_read (self, PROTOCOL);
  octet_dissector_read_run (self, C_SIZE, C_OFFSET);
  if (octet_reader_left (rest) > 0)
    octet_reader_skip (rest, octet_reader_left (rest));
}

static void
smb2_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize start = 0, next;

  if (octet_reader_peek_be (rest, 0, 1) != MARK_PLAIN)
    {
      if (octet_reader_peek_be (rest, 0, 1) == MARK_SECRET)
        read_encrypted (self);
      else
        read_packed (self);
      return;
    }
  for (guint i = 0; i < MAX_CHAINED; i++)
    {
      if (start > 0)
        octet_dissector_begin_again (self, start);
      next = read_message (self, start);
      if (next < HEADER_SIZE || next > octet_dissector_get_captured (self) - start)
        break;
      start += next;
      octet_reader_skip (rest, start - rest->position);
    }
  octet_reader_skip (rest, octet_reader_left (rest));
}

const OctetProtocol octet_protocol_smb2 = {
  .key = "smb2",
  .name = N_("Server Message Block, version 2"),
  .short_name = "SMB2",
  .reference = "[MS-SMB2]",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .accept = smb2_accept,
  .dissect = smb2_dissect,
  .lesson = N_("Files, printers and services of Windows networks. Malicious programs that spread "
               "from computer to computer mostly do it by this."),
};
