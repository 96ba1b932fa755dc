/* data.c - octets that no protocol explained.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum { DATA, LENGTH };

static const OctetField fields[] = {
  [DATA] = { "data.data", N_("Data"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets that Octet found no protocol for. They may be encrypted, compressed, "
                 "private to one program, or of a protocol it does not know.") },
  [LENGTH] = { "data.len", N_("Length"), OCTET_FIELD_INT, .bits = 32,
    .flags = OCTET_FIELD_GENERATED, .unit = N_("bytes"),
    .lesson = N_("How many octets of the packet nobody explained.") },
};

/* Octets that the capture cut off, all of them, are no row. */
static gboolean
data_accept (OctetDissector *self)
{
  return octet_dissector_get_captured (self) > 0;
}

static void
data_dissect (OctetDissector *self)
{
  gsize captured = octet_dissector_get_captured (self);

  octet_dissector_describe (self, " (%" G_GSIZE_FORMAT " bytes)", captured);
  octet_dissector_read_size (self, DATA, captured);
  octet_dissector_add_uint (self, LENGTH, captured, 0, 0);
}

const OctetProtocol octet_protocol_data = {
  .key = "data",
  .name = N_("Data"),
  .reference = "Octet",
  .level = OCTET_LEVEL_PAYLOAD,
  OCTET_FIELDS (fields),
  .accept = data_accept,
  .dissect = data_dissect,
  .lesson = N_("What is left of a packet when every layer that Octet knows has been read."),
};
