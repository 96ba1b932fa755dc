/* octet-follow.h - what two ends said to each other, as a list of runs in one direction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-names.h"
#include "analysis/octet-stream.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

/* Whose words are shown. */
typedef enum
{
  OCTET_FOLLOW_BOTH,
  OCTET_FOLLOW_A, /* the end that sent the first packet */
  OCTET_FOLLOW_B,
} OctetFollowSides;

/* How octets become text. */
typedef enum
{
  OCTET_FOLLOW_TEXT, /* US-ASCII; a point for every other octet */
  OCTET_FOLLOW_UTF8, /* replacement characters for what is none */
  OCTET_FOLLOW_HEX,  /* places, 16 octets a line, and their characters */
  OCTET_FOLLOW_RAW,  /* hexadecimal digits alone; in a file, the octets themselves */
} OctetFollowMode;

/**
 * OctetFollowMatch: (skip)
 * @run: which part it is in, counted over both directions
 * @at: first octet in that part
 *
 * A place where the sought text begins.
 */
typedef struct
{
  guint run;
  guint at;
} OctetFollowMatch;

#define OCTET_TYPE_FOLLOW (octet_follow_get_type ())
G_DECLARE_FINAL_TYPE (OctetFollow, octet_follow, OCTET, FOLLOW, GObject)

#define OCTET_TYPE_FOLLOW_PART (octet_follow_part_get_type ())
G_DECLARE_FINAL_TYPE (OctetFollowPart, octet_follow_part, OCTET, FOLLOW_PART, GObject)

/* --- the list --- */
OctetFollow     *octet_follow_new            (OctetSession       *session,
                                              OctetStreamKind     kind,
                                              guint               number)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean         octet_follow_find_stream    (OctetSession       *session,
                                              OctetStreamKind     kind,
                                              guint               packet,
                                              guint              *ret_number);
OctetStreamKind  octet_follow_get_kind       (OctetFollow        *self);
guint            octet_follow_get_number     (OctetFollow        *self);
gboolean         octet_follow_is_finished    (OctetFollow        *self);
void             octet_follow_set_sides      (OctetFollow        *self,
                                              OctetFollowSides    sides);
OctetFollowSides octet_follow_get_sides      (OctetFollow        *self);
guint64          octet_follow_get_bytes      (OctetFollow        *self,
                                              guint               side);
gint64           octet_follow_get_round_trip (OctetFollow        *self);
guint64          octet_follow_get_missing    (OctetFollow        *self,
                                              guint               side);
guint            octet_follow_get_n_runs     (OctetFollow        *self,
                                              guint               side);
char            *octet_follow_get_address    (OctetFollow        *self,
                                              guint               side,
                                              guint              *ret_port)
  G_GNUC_WARN_UNUSED_RESULT;
char            *octet_follow_get_name       (OctetFollow        *self,
                                              guint               side) G_GNUC_WARN_UNUSED_RESULT;
char            *octet_follow_get_filter     (OctetFollow        *self) G_GNUC_WARN_UNUSED_RESULT;
guint            octet_follow_find_run       (OctetFollow        *self,
                                              guint               run);

/* --- search and save: a worker does both --- */
void             octet_follow_search_async   (OctetFollow        *self,
                                              const char         *text,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            data);
GArray          *octet_follow_search_finish  (OctetFollow        *self,
                                              GAsyncResult       *result,
                                              GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void             octet_follow_save_async     (OctetFollow        *self,
                                              GFile              *file,
                                              OctetFollowMode     mode,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            data);
gboolean         octet_follow_save_finish    (OctetFollow        *self,
                                              GAsyncResult       *result,
                                              GError            **error);

/* --- a part --- */
guint            octet_follow_part_get_run    (OctetFollowPart   *self);
guint            octet_follow_part_get_packet (OctetFollowPart   *self);
guint            octet_follow_part_get_last_packet
                                              (OctetFollowPart   *self);
gint64           octet_follow_part_get_time   (OctetFollowPart   *self);
guint            octet_follow_part_get_side   (OctetFollowPart   *self);
guint            octet_follow_part_get_size   (OctetFollowPart   *self);
guint            octet_follow_part_get_missing (OctetFollowPart  *self);
guint64          octet_follow_part_get_offset (OctetFollowPart   *self);
const char      *octet_follow_part_get_title  (OctetFollowPart   *self);
GBytes          *octet_follow_part_read       (OctetFollowPart   *self,
                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;
char            *octet_follow_part_to_text    (OctetFollowPart   *self,
                                               OctetFollowMode    mode,
                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
