/* media.c - a body of a known media type that no protocol of ours reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum { TYPE };

static const OctetField fields[] = {
  [TYPE] = { "media.type", N_("Media"), OCTET_FIELD_BYTES,
    .lesson = N_("A picture, an archive, a program: its kind stands in the Content-Type header "
                 "above. You can save it to a file.") },
};

static const OctetCarrier carriers[] = { { "media_type", .text = "*/*" } };

static void
media_dissect (OctetDissector *self)
{
  gsize captured = octet_dissector_get_captured (self);

  octet_dissector_describe (self, " (%" G_GSIZE_FORMAT " bytes)", captured);
  octet_dissector_read_size (self, TYPE, captured);
}

const OctetProtocol octet_protocol_media = {
  .key = "media",
  .name = N_("Media"),
  .reference = "RFC 2046",
  .level = OCTET_LEVEL_PAYLOAD,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = media_dissect,
  .lesson = N_("A file that travels in a message, of a kind that Octet does not look into."),
};
