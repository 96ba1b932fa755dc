/* tftp.c - Trivial File Transfer Protocol, RFC 1350, with the options of RFC 2347.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0          2
 *     +----------+-------------------------------------------------------
 *     | opcode   | request: file, 0, mode, 0, options; data: block (2), data;
 *     |          | acknowledgement: block (2); error: code (2), message, 0
 *     +----------+-------------------------------------------------------
 *
 * Only the request goes to port 69: a server answers from a new port, and the request announces
 * that conversation (section 4).
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"

enum
{
  OPCODE, SOURCE_FILE, DESTINATION_FILE, TYPE, REQUEST, OPTION_NAME, OPTION_VALUE, BLOCK,
  BLOCK_FULL, ERROR_CODE, ERROR_MESSAGE,
};

enum { OP_READ = 1, OP_WRITE, OP_DATA, OP_ACK, OP_ERROR, OP_OPTIONS };

static const OctetName opcodes[] = {
  { 1, N_("Read request") }, { 2, N_("Write request") }, { 3, N_("Data") },
  { 4, N_("Acknowledgement") }, { 5, N_("Error") }, { 6, N_("Option acknowledgement") },
};
static const OctetName errors[] = {
  { 0, N_("See the message") }, { 1, N_("File not found") }, { 2, N_("Access denied") },
  { 3, N_("Disk full") }, { 4, N_("Illegal operation") }, { 5, N_("Unknown transfer") },
  { 6, N_("File exists") }, { 7, N_("No such user") }, { 8, N_("Options refused") },
};

static const OctetField fields[] = {
  [OPCODE] = { "tftp.opcode", N_("Operation"), OCTET_FIELD_UINT, .bits = 16, .at = 0, .size = 2,
    OCTET_NAMED (opcodes),
    .lesson = N_("What the packet does.") },
  [SOURCE_FILE] = { "tftp.source_file", N_("File to read"), OCTET_FIELD_STRING,
    .lesson = N_("The name of the file that the client wants.") },
  [DESTINATION_FILE] = { "tftp.destination_file", N_("File"), OCTET_FIELD_STRING,
    .lesson = N_("The name of the file that is stored, or of the one that this block is part "
                 "of.") },
  [REQUEST] = { "tftp.request_frame", N_("Request in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_BEGIN,
    .lesson = N_("The packet in which the client asked for this transfer.") },
  [TYPE] = { "tftp.type", N_("Mode"), OCTET_FIELD_STRING,
    .lesson = N_("Octet for files as they are, netascii for texts whose line ends are "
                 "translated.") },
  [OPTION_NAME] = { "tftp.option.name", N_("Name"), OCTET_FIELD_STRING,
    .lesson = N_("Which option: blksize asks for larger blocks, tsize for the size of the "
                 "file.") },
  [OPTION_VALUE] = { "tftp.option.value", N_("Value"), OCTET_FIELD_STRING,
    .lesson = N_("What is wanted, in digits.") },
  [BLOCK] = { "tftp.block", N_("Block"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Counts the blocks from 1. One shorter than 512 octets (or what was agreed) "
                 "is the last.") },
  [BLOCK_FULL] = { "tftp.block.full", N_("Block, counted on"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The block number as it would be with more than 16 bits: in a large file the "
                 "short number begins again at 0 after 65,535.") },
  [ERROR_CODE] = { "tftp.error.code", N_("Error"), OCTET_FIELD_UINT, .bits = 16,
    OCTET_NAMED (errors),
    .lesson = N_("What went wrong. An error ends the transfer.") },
  [ERROR_MESSAGE] = { "tftp.error.message", N_("Message"), OCTET_FIELD_STRING,
    .lesson = N_("The same in words.") },
};

/* The address under which a transfer's block number is filed. */
static const char owner[] = "tftp";

static const OctetCarrier carriers[] = { { "udp.port", 69 } };

/* A text that ends with a zero octet; without one the layer is cut short. */
static const char *
read_text (OctetDissector *self,
           guint           field)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize left = octet_reader_left (rest);
  const guint8 *start = rest->data + rest->position;
  const guint8 *end = left > 0 ? memchr (start, 0, left) : NULL;

  if (end == NULL)
    {
      octet_dissector_mark_malformed (self);
      return "";
    }
  octet_dissector_read_size (self, field, (gsize) (end - start) + 1);
  return (const char *) start;
}

/* Pairs of a name and a value, RFC 2347. */
static void
read_options (OctetDissector *self)
{
  while (octet_reader_left (octet_dissector_rest (self)) > 0)
    {
      octet_dissector_open_text (self, _("Option"));
      read_text (self, OPTION_NAME);
      read_text (self, OPTION_VALUE);
      octet_dissector_close (self);
    }
}

static void
dissect_request (OctetDissector *self,
                 guint64         opcode)
{
  const char *file = read_text (self, opcode == OP_READ ? SOURCE_FILE : DESTINATION_FILE);

  octet_dissector_expect (self, OCTET_FLOW_UDP, octet_dissector_get_source_port (self),
                          octet_dissector_ok (self) && g_utf8_validate (file, -1, NULL) ? file
                                                                                        : NULL);
  read_text (self, TYPE);
  if (octet_dissector_ok (self) && g_utf8_validate (file, -1, NULL))
    octet_dissector_summarize (self, opcode == OP_READ ? _("Read “%s”") : _("Write “%s”"), file);
  read_options (self);
}

/* What the request said, in every packet after it. */
static void
add_request (OctetDissector *self)
{
  const OctetExpectation *expectation = octet_dissector_get_expectation (self);

  if (expectation == NULL || expectation->packet >= octet_dissector_get_frame (self)->number)
    return;
  if (expectation->text != NULL)
    octet_dissector_add_text (self, DESTINATION_FILE, expectation->text, 0, 0);
  octet_dissector_add_uint (self, REQUEST, expectation->packet, 0, 0);
}

/* How often the 16 bits of the block number have run over in this transfer. The first pass counts,
 * and leaves a fact with the packets where the answer is not 0. */
static guint32
get_rounds (OctetDissector *self,
            guint16         block)
{
  OctetMemory *memory = octet_dissector_get_state (self)->memory;
  guint32 flow = octet_dissector_get_flow (self, NULL);
  guint8 packed[10];
  const guint8 *data;
  guint32 *last;
  gsize size;

  if (flow == OCTET_FLOW_NONE)
    return 0;
  if (!octet_dissector_is_first_pass (self))
    {
      data = octet_dissector_find_fact (self, OCTET_FACT_EXCHANGE, &size);
      return data != NULL ? (guint32) octet_varint_get (&data, data + size) : 0;
    }
  last = octet_memory_find (memory, flow, owner);
  if (last == NULL)
    {
      last = g_new0 (guint32, 1);
      octet_memory_put (memory, flow, owner, last, g_free);
    }
  /* Half the range back means forwards: RFC 1982's comparison. */
  if ((guint16) (block - *last) < 0x8000 && block < (*last & 0xffff))
    *last += 0x10000;
  if ((guint16) (block - *last) < 0x8000)
    *last = (*last & 0xffff0000) | block;
  if (*last >> 16 > 0)
    octet_dissector_put_fact (self, OCTET_FACT_EXCHANGE, packed,
                              octet_varint_put (packed, *last >> 16));
  return *last >> 16;
}

static void
read_block (OctetDissector *self)
{
  guint32 block = (guint32) octet_dissector_read (self, BLOCK);

  if (!octet_dissector_ok (self))
    return;
  octet_dissector_summarize_more (self, _(", block %u"), block);
  octet_dissector_add_uint (self, BLOCK_FULL,
                            get_rounds (self, (guint16) block) << 16 | block, 0, 0);
}

static void
tftp_dissect (OctetDissector *self)
{
  guint64 opcode = octet_dissector_get_uint (self, OPCODE);
  const char *name = _(octet_name_find (opcodes, G_N_ELEMENTS (opcodes), opcode) ?:
                       N_("Unknown operation"));

  octet_dissector_describe (self, ", %s", name);
  octet_dissector_summarize (self, "%s", name);
  add_request (self);
  switch (opcode)
    {
    case OP_READ:
    case OP_WRITE:
      dissect_request (self, opcode);
      break;
    case OP_DATA:
      read_block (self);
      octet_dissector_hand_on_data (self);
      break;
    case OP_ACK:
      read_block (self);
      break;
    case OP_ERROR:
      octet_dissector_read (self, ERROR_CODE);
      read_text (self, ERROR_MESSAGE);
      break;
    case OP_OPTIONS:
      read_options (self);
      break;
    default:
      octet_dissector_hand_on_data (self);
      break;
    }
}

const OctetProtocol octet_protocol_tftp = {
  .key = "tftp",
  .name = N_("Trivial File Transfer Protocol"),
  .short_name = "TFTP",
  .reference = "RFC 1350",
  .level = OCTET_LEVEL_APPLICATION,
  .header_size = 2,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = tftp_dissect,
  .lesson = N_("Fetches files in blocks, each of which is acknowledged. It is so simple that a "
               "computer can start its operating system by it; it knows no passwords."),
};
