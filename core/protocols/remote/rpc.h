/* rpc.h - what a remote program is told about the call that it is part of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The arguments and results of a call are handed to the program's protocol in
 * the table "rpc.call", under a number that is made of all that it has to know.
 */
#pragma once

#include <glib.h>

/* The first of the numbers of programs that everyone uses (RFC 5531, 13). */
#define RPC_FIRST_PROGRAM 100000u
#define RPC_N_PROGRAMS 1000u

/* Versions and procedures that fit; programs here have at most 15 and 40. */
#define RPC_MAX_VERSION 0xfu
#define RPC_MAX_PROCEDURE 0xffu

static inline guint32
rpc_pack_call (guint32  program,
               guint32  version,
               guint32  procedure,
               gboolean is_reply)
{
  return (program - RPC_FIRST_PROGRAM) << 16 | version << 12 | procedure << 1 | (is_reply ? 1 : 0);
}

static inline guint32
rpc_get_program (guint32 call)
{
  return (call >> 16) + RPC_FIRST_PROGRAM;
}

static inline guint32
rpc_get_version (guint32 call)
{
  return call >> 12 & RPC_MAX_VERSION;
}

static inline guint32
rpc_get_procedure (guint32 call)
{
  return call >> 1 & RPC_MAX_PROCEDURE;
}

static inline gboolean
rpc_is_reply (guint32 call)
{
  return (call & 1) != 0;
}
