// Package worker converts documents in processes of their own, which can be killed: a goroutine can't be, and Go can't
// recover from exhausted memory or stack.
//
// In: jobs, each a file, how to convert it, and a folder to be. Out: replies, each what became of the job.
//
//	job.go      Job, Reply: what goes to a worker and what comes back
//	convert.go  Job → Reply, in this process
//	frame.go    their form on a worker's standard input and output
//	serve.go    the worker's side
//	pool.go     the parent's side: so many workers at a time, a second try in a fresh one
//	process.go  one worker: asked, watched, killed
//
// What a caller may rely on: a reply without a failure means that the job's folder holds the whole document, to the byte
// the same whichever worker wrote it, but not synced yet; with one, or when Convert returns an error, the folder may be
// missing or hold anything, and nobody writes to it any more. Nothing is written anywhere else. store.Draft is such a
// folder: Keep syncs it and moves it to its place, Discard removes it.
//
// What always holds: a job that takes too long, grows too large or makes its worker die is a reply with a reason (timeout,
// memory, limit_depth, worker_crash) and takes no other job down; a worker never outlives its parent.
package worker
