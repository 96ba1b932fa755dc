/* link-trailer.c - what lies behind the payload of a frame: padding up to the shortest size.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing in a frame says what padding is. Octets up to the sixtieth of the
 * whole frame are taken for it where all of them are zero; what else there is
 * becomes a trailer of the innermost link layer.
 */
#include "config.h"

#include "protocols/link/link-trailer.h"

/**
 * octet_link_add_padding: (skip)
 * @self: a dissector
 * @end: where the payload ends, from the layer's first octet
 * @padding: the layer's field for padding
 * @note: the layer's note for octets that should be padding and are not zero
 *
 * Returns: where the padding ends; @end where there is none
 */
gsize
octet_link_add_padding (OctetDissector *self,
                        gsize           end,
                        guint           padding,
                        guint           note)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize start = octet_dissector_get_start (self);
  gsize captured = octet_dissector_get_captured (self);
  gsize last;

  if (start + end >= OCTET_LINK_SHORTEST_FRAME || end >= captured ||
      start + octet_dissector_get_size (self) < OCTET_LINK_SHORTEST_FRAME)
    return end;
  last = MIN (OCTET_LINK_SHORTEST_FRAME - start, captured);
  for (gsize i = end; i < last; i++)
    if (bytes[i] != 0)
      {
        octet_dissector_note_here (self, note);
        return end;
      }
  octet_dissector_add (self, padding, end, last - end);
  return last;
}

/**
 * octet_link_add_trailer: (skip)
 * @self: a dissector
 * @end: where the payload ends, from the layer's first octet
 * @padding: the layer's field for padding
 * @trailer: the layer's field for what lies behind it
 * @note: the layer's note for octets that should be padding and are not zero
 *
 * Adds what the payload left over.
 */
void
octet_link_add_trailer (OctetDissector *self,
                        gsize           end,
                        guint           padding,
                        guint           trailer,
                        guint           note)
{
  gsize captured = octet_dissector_get_captured (self);

  if (!octet_dissector_ok (self) || end >= captured)
    return;
  end = octet_link_add_padding (self, end, padding, note);
  if (end < captured)
    octet_dissector_add (self, trailer, end, captured - end);
}
