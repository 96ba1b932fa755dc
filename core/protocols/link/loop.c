/* loop.c - Ethernet's own loopback test (Configuration Testing Protocol).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0            2              2 + skip
 *     +------------+--------------+----------+------------------------------
 *     | skip       | passed ones  | function | forward: address; reply: number
 *     +------------+--------------+----------+------------------------------
 *
 * All numbers have their lowest octet first.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum { SKIP, RELEVANT, FUNCTION, ADDRESS, RECEIPT };
enum { FUNCTION_REPLY = 1, FUNCTION_FORWARD = 2 };

static const OctetName functions[] = { { 1, N_("Reply") }, { 2, N_("Forward") } };

static const OctetField fields[] = {
  [SKIP] = { "loop.skipcount", N_("Skip count"), OCTET_FIELD_UINT, .at = 0, .size = 2,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How many octets of instructions have been carried out already. Each station "
                 "moves it past its own.") },
  [RELEVANT] = { "loop.relevant_function", N_("Function to do now"), OCTET_FIELD_UINT,
    .bits = 16, .flags = OCTET_FIELD_LITTLE, OCTET_NAMED (functions),
    .lesson = N_("The instruction that the skip count points at.") },
  [FUNCTION] = { "loop.function", N_("Function"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, OCTET_NAMED (functions),
    .lesson = N_("Forward means: send the frame on to the address behind. Reply means: it has "
                 "come back, look at it.") },
  [ADDRESS] = { "loop.forwarding_address", N_("Forward to"), OCTET_FIELD_MAC,
    .lesson = N_("The station that the frame is to go to next.") },
  [RECEIPT] = { "loop.receipt_number", N_("Receipt number"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("By this number the first sender finds out which of its tests came back.") },
};

static const OctetCarrier carriers[] = { { "ethertype", 0x9000 } };

static void
loop_dissect (OctetDissector *self)
{
  gsize skip = octet_dissector_get_uint (self, SKIP);
  guint64 function = FUNCTION_FORWARD;

  octet_dissector_add (self, RELEVANT, 2 + skip, 2);
  while (function == FUNCTION_FORWARD && octet_reader_left (octet_dissector_rest (self)) > 0)
    {
      function = octet_dissector_read (self, FUNCTION);
      if (function == FUNCTION_FORWARD)
        octet_dissector_read (self, ADDRESS);
      else if (function == FUNCTION_REPLY)
        octet_dissector_read (self, RECEIPT);
    }
  octet_dissector_hand_on_data (self);
}

const OctetProtocol octet_protocol_loop = {
  .key = "loop",
  .name = N_("Loopback test"),
  .short_name = "LOOP",
  .reference = "Ethernet 2.0, 8",
  .level = OCTET_LEVEL_LINK,
  .header_size = 2,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = loop_dissect,
  .lesson = N_("A station sends a frame to itself by way of others to see whether the cable "
               "works. Switches use it to notice loops."),
};
