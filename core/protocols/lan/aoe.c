/* aoe.c - ATA over Ethernet, the AoE specification revision 11
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                  1         2           4         5          6        10
 *     +------------------+---------+-----------+---------+----------+--------+----------------
 *     | ver (4) flags (4)| error   | shelf     | slot    | command  | tag    | arguments …
 *     +------------------+---------+-----------+---------+----------+--------+----------------
 *
 * The arguments of command 0, an order to the disk:
 *
 *     0         1             2         3                  4                 10     12
 *     +---------+-------------+---------+------------------+-----------------+------+---------
 *     | E D A W | err/feature | sectors | command / status | address, little | 0    | data …
 *     +---------+-------------+---------+------------------+-----------------+------+---------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  VERSION, RESPONSE, ERROR_FLAG, ERROR, SHELF, SLOT, COMMAND, TAG, RESPONSE_IN, RESPONSE_TO, TIME,
  EXTENDED, DEVICE_HEAD, ASYNCHRONOUS, WRITE, FEATURE, SECTORS, ATA_COMMAND, ATA_STATUS, LBA,
};

enum { IS_RESPONSE = 0x08, IS_ERROR = 0x04, IS_EXTENDED = 0x40, IS_WRITE = 0x01 };
enum { ATA = 0 };

static const OctetName commands[] = {
  { 0, N_("Order to the disk") }, { 1, N_("Query or set the configuration") },
  { 2, N_("List of MAC addresses") }, { 3, N_("Reserve or release") },
};

static const OctetName errors[] = {
  { 1, N_("Unknown command") }, { 2, N_("Bad argument") }, { 3, N_("Disk not available") },
  { 4, N_("There is a configuration already") }, { 5, N_("Unknown version") },
  { 6, N_("Reserved for somebody else") },
};

/* ATA/ATAPI-7, annex: the orders that disks on a network see. */
static const OctetName orders[] = {
  { 0x00, N_("No operation") }, { 0x20, N_("Read sectors") },
  { 0x24, N_("Read sectors, long address") }, { 0x30, N_("Write sectors") },
  { 0x34, N_("Write sectors, long address") }, { 0x40, N_("Verify sectors") },
  { 0x90, N_("Execute device diagnostics") }, { 0xa1, N_("Identify packet device") },
  { 0xb0, "SMART" }, { 0xc8, N_("Read by DMA") }, { 0xca, N_("Write by DMA") },
  { 0xe0, N_("Standby now") }, { 0xe1, N_("Idle now") }, { 0xe5, N_("Check power mode") },
  { 0xe7, N_("Flush cache") }, { 0xea, N_("Flush cache, long address") },
  { 0xec, N_("Identify device") }, { 0xef, N_("Set features") },
};

#define FLAG(key, name, bit, yes, no, text) { key, name, OCTET_FIELD_BOOL, .bits = 8, \
    .mask = bit, .on = yes, .off = no, .lesson = text }

/* clang-format off */
static const OctetField fields[] = {
  [VERSION] = { "aoe.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8, .mask = 0xf0,
    .lesson = N_("One is the only version there is.") },
  [RESPONSE] = FLAG ("aoe.response", N_("Response"), IS_RESPONSE, N_("Response"), N_("Request"),
    N_("Whether the disk answers or is asked.")),
  [ERROR_FLAG] = FLAG ("aoe.flags_error", N_("Error"), IS_ERROR, N_("Error"), N_("No error"),
    N_("Whether the disk could not do what it was asked; the next octet says why.")),
  [ERROR] = { "aoe.error", N_("Error code"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (errors),
    .lesson = N_("Why the request failed.") },
  [SHELF] = { "aoe.major", N_("Shelf"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("The cabinet that the disk is in; 0xffff calls all of them.") },
  [SLOT] = { "aoe.minor", N_("Slot"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("The disk's place in its cabinet; 0xff calls all of them.") },
  [COMMAND] = { "aoe.cmd", N_("Command"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (commands),
    .lesson = N_("Whether the message is for the disk or for the box around it.") },
  [TAG] = { "aoe.tag", N_("Tag"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("A number that the host chooses; the answer repeats it, since answers may come "
                 "in another order.") },
  [RESPONSE_IN] = { "aoe.response_in", N_("Response in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER,
    .lesson = N_("The packet with the disk's answer.") },
  [RESPONSE_TO] = { "aoe.response_to", N_("Response to packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_QUESTION,
    .lesson = N_("The packet that asked for this.") },
  [TIME] = { "aoe.time", N_("Time since the request"), OCTET_FIELD_DURATION,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER_TIME,
    .lesson = N_("How long the disk took, and the network.") },
  [EXTENDED] = FLAG ("aoe.aflags.e", N_("Long address"), IS_EXTENDED, N_("48 bits"),
    N_("28 bits"), N_("Whether sectors are numbered with 48 bits; 28 reach 128 GiB only.")),
  [DEVICE_HEAD] = FLAG ("aoe.aflags.d", N_("Device and head"), 0x10, N_("Set"), N_("Not set"),
    N_("A bit of the register for device and head, of use with long addresses only.")),
  [ASYNCHRONOUS] = FLAG ("aoe.aflags.a", N_("Asynchronous"), 0x02, N_("Yes"), N_("No"),
    N_("Whether the box may say done before the disk has written.")),
  [WRITE] = FLAG ("aoe.aflags.w", N_("Write"), IS_WRITE, N_("Yes"), N_("No"),
    N_("Whether the request brings data to be written.")),
  [FEATURE] = { "aoe.err_feature", N_("Error or feature"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("The disk's register of features in a request, of errors in an answer.") },
  [SECTORS] = { "aoe.sector_count", N_("Sectors"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How many sectors of 512 octets, in an answer how many are left to do.") },
  [ATA_COMMAND] = { "aoe.ata.cmd", N_("Order"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (orders), .lesson = N_("What the disk shall do.") },
  [ATA_STATUS] = { "aoe.ata.status", N_("Status"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("The disk's register of status: 0x40 is ready, 0x01 an error.") },
  [LBA] = { "aoe.lba", N_("Address"), OCTET_FIELD_HEX, .bits = 64,
    .lesson = N_("The number of the first sector.") },
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "ethertype", 0x88a2 } };

/* The address stands in six octets, the lowest first. */
static void
add_address (OctetDissector *self)
{
  gsize at = octet_dissector_get_position (self);
  guint64 address = octet_reader_le (octet_dissector_rest (self), 6);

  octet_dissector_add_uint (self, LBA, address, at, 6);
}

/* The tag is the host's own; shelf and slot are the disk's. */
static OctetTurn
add_turn (OctetDissector *self,
          gboolean        is_request)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  const OctetExchangePart part = {
    .id = octet_bytes_be (bytes + 2, 3) << 32 | octet_bytes_be32 (bytes + 6),
    .is_request = is_request, .is_anywhere = TRUE,
  };
  static const OctetExchangeFields exchange = {
    .response_in = RESPONSE_IN, .request_in = RESPONSE_TO, .time = TIME,
  };
  OctetTurn turn = octet_dissector_find_turn (self, &part);

  octet_dissector_add_turn (self, &part, &turn, &exchange);
  return turn;
}

/* An answer has the status where the request has its order; the request's is shown with both. */
static void
add_asked_order (OctetDissector *self,
                 guint32         request)
{
  gsize size;
  const guint8 *order = octet_dissector_find_fact_of (self, request, OCTET_FACT_OWN, &size);

  if (order != NULL && size == 1)
    octet_dissector_add_uint (self, ATA_COMMAND, order[0], 0, 0);
}

static void
add_flags_of_order (OctetDissector *self)
{
  gsize at = octet_dissector_get_position (self);
  guint flags = (guint) octet_reader_peek_be (octet_dissector_rest (self), 0, 1);

  octet_dissector_add (self, EXTENDED, at, 1);
  if ((flags & IS_EXTENDED) != 0)
    octet_dissector_add (self, DEVICE_HEAD, at, 1);
  if ((flags & IS_WRITE) != 0)
    octet_dissector_add (self, ASYNCHRONOUS, at, 1);
  octet_dissector_read (self, WRITE);
}

static void
add_order (OctetDissector *self,
           gboolean        is_response)
{
  OctetTurn turn = add_turn (self, !is_response);
  const char *name;
  guint8 order;

  add_flags_of_order (self);
  octet_dissector_read (self, FEATURE);
  octet_dissector_read (self, SECTORS);
  if (is_response)
    {
      octet_dissector_read (self, ATA_STATUS);
      if (turn.kind == OCTET_TURN_RESPONSE)
        add_asked_order (self, turn.request);
    }
  else
    {
      order = (guint8) octet_dissector_read (self, ATA_COMMAND);
      if (octet_dissector_is_first_pass (self) && turn.kind == OCTET_TURN_REQUEST)
        octet_dissector_put_fact (self, OCTET_FACT_OWN, &order, 1);
      name = octet_name_find (orders, G_N_ELEMENTS (orders), order);
      if (name != NULL)
        octet_dissector_summarize (self, "%s", _(name));
    }
  add_address (self);
}

static void
aoe_dissect (OctetDissector *self)
{
  guint flags = (guint) octet_reader_peek_be (octet_dissector_rest (self), 0, 1);
  gboolean is_response = (flags & IS_RESPONSE) != 0;
  guint command;
  const char *name;

  octet_dissector_set_header (self, octet_dissector_get_captured (self));
  octet_dissector_add (self, VERSION, 0, 1);
  if (flags >> 4 != 1)
    return;
  octet_dissector_open_text (self, is_response ? _("Flags: response") : _("Flags: request"));
  octet_dissector_add (self, RESPONSE, 0, 1);
  octet_dissector_add (self, ERROR_FLAG, 0, 1);
  octet_reader_skip (octet_dissector_rest (self), 1);
  octet_dissector_close (self);
  if ((flags & IS_ERROR) != 0)
    octet_dissector_add (self, ERROR, 1, 1);
  octet_reader_skip (octet_dissector_rest (self), 1);
  octet_dissector_read (self, SHELF);
  octet_dissector_read (self, SLOT);
  command = (guint) octet_dissector_read (self, COMMAND);
  octet_dissector_read (self, TAG);
  name = octet_name_find (commands, G_N_ELEMENTS (commands), command);
  octet_dissector_summarize (self, is_response ? _("Response: %s") : _("Request: %s"),
                             name != NULL ? _(name) : _("unknown command"));
  if (command == ATA && octet_dissector_ok (self))
    add_order (self, is_response);
}

const OctetProtocol octet_protocol_aoe = {
  .key = "aoe",
  .name = N_("ATA over Ethernet"),
  .short_name = "AoE",
  .reference = "AoE revision 11",
  .level = OCTET_LEVEL_SESSION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = aoe_dissect,
  .lesson = N_("A disk's own orders, put into Ethernet frames: storage over a network without IP. "
               "There is no login; who is on the same network can read and write."),
};
