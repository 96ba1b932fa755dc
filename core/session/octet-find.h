/* octet-find.h - looks for the next packet with a text, bytes or a field's value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-tree.h"
#include "packets/octet-bitset.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

/**
 * OctetFindKind:
 * @OCTET_FIND_FILTER: a display filter
 * @OCTET_FIND_TEXT: a text as it stands
 * @OCTET_FIND_HEX: octets in hexadecimal: "47 45 54", "47:45:54"
 * @OCTET_FIND_REGEX: a regular expression
 *
 * What is looked for.
 */
typedef enum
{
  OCTET_FIND_FILTER,
  OCTET_FIND_TEXT,
  OCTET_FIND_HEX,
  OCTET_FIND_REGEX,
} OctetFindKind;

/**
 * OctetFindPlace:
 * @OCTET_FIND_IN_LIST: in the columns of the list of packets
 * @OCTET_FIND_IN_TREE: in the fields of a packet
 * @OCTET_FIND_IN_BYTES: in the octets of a packet
 *
 * Where it is looked for; a filter and octets have their own place.
 */
typedef enum
{
  OCTET_FIND_IN_LIST,
  OCTET_FIND_IN_TREE,
  OCTET_FIND_IN_BYTES,
} OctetFindPlace;

#define OCTET_TYPE_FIND (octet_find_get_type ())
G_DECLARE_FINAL_TYPE (OctetFind, octet_find, OCTET, FIND, GObject)

OctetFind   *octet_find_new          (OctetSession        *session,
                                      OctetFindKind        kind,
                                      OctetFindPlace       place,
                                      const char          *pattern,
                                      gboolean             is_case_sensitive,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void         octet_find_next_async   (OctetFind           *self,
                                      OctetBitset         *among,
                                      guint32              from,
                                      int                  step,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             data);
guint32      octet_find_next_finish  (OctetFind           *self,
                                      GAsyncResult        *result,
                                      gboolean            *ret_wrapped,
                                      GError             **error);
void         octet_find_all_async    (OctetFind           *self,
                                      OctetBitset         *among,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             data);
OctetBitset *octet_find_all_finish   (OctetFind           *self,
                                      GAsyncResult        *result,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
guint        octet_find_get_n_found  (OctetFind           *self,
                                      guint               *ret_n_looked);
gboolean     octet_find_locate       (OctetFind           *self,
                                      const OctetTree     *tree,
                                      guint32             *ret_node,
                                      gsize               *ret_position,
                                      gsize               *ret_size);

G_END_DECLS
