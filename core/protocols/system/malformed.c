/* malformed.c - layers that could not be read to their end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-protocol.h"

const OctetProtocol octet_protocol_malformed = {
  .key = "_ws.malformed",
  .name = N_("Malformed packet"),
  .reference = "Octet",
  .level = OCTET_LEVEL_FRAME,
  .lesson = N_("A layer promises more octets than it has, or contradicts itself. Damage, a "
               "program's mistake or an attack looks like this."),
};

const OctetProtocol octet_protocol_short_frame = {
  .key = "_ws.short",
  .name = N_("Cut short by the capture"),
  .reference = "Octet",
  .level = OCTET_LEVEL_FRAME,
  .lesson = N_("The capture kept only the first octets of this packet. The rest was sent, "
               "but nobody wrote it down."),
};
