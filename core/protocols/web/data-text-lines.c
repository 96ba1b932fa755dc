/* data-text-lines.c - text, line by line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"

/* A page of a million empty lines must not fill the tree; what is behind is shown as one row. */
#define MAX_LINES 5000

enum { LINE };

static const OctetField fields[] = {
  [LINE] = { "data-text-lines.line", N_("Line"), OCTET_FIELD_STRING,
    .lesson = N_("One line of the text, as it was sent.") },
};

static const OctetCarrier carriers[] = {
  { "media_type", .text = "text/*" },
  { "media_type", .text = "application/javascript" },
  { "media_type", .text = "application/x-javascript" },
  { "media_type", .text = "application/ecmascript" },
  { "media_type", .text = "application/x-ns-proxy-autoconfig" },
};

static void
text_lines_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint n_lines = 0;

  if (!octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    return;
  while (octet_reader_left (rest) > 0)
    {
      gsize left = octet_reader_left (rest);
      const guint8 *start = rest->data + rest->position;
      const guint8 *end = n_lines < MAX_LINES ? memchr (start, '\n', left) : NULL;

      octet_dissector_read_size (self, LINE, end != NULL ? (gsize) (end - start) + 1 : left);
      n_lines++;
    }
  octet_dissector_describe (self, " (%u lines)", n_lines);
}

const OctetProtocol octet_protocol_data_text_lines = {
  .key = "data-text-lines",
  .name = N_("Text"),
  .reference = "RFC 2046, 4.1",
  .level = OCTET_LEVEL_PAYLOAD,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = text_lines_dissect,
  .lesson = N_("A body that people can read: a web page, a script, a table."),
};
